using System.CommandLine;
using Tandem.Topology;
using Tandem.Topology.Svg;
using Tandem.Twin.Providers;
using Tandem.Validation;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem topology</c>: the picture of the fleet, with the findings drawn on it.</summary>
internal static class TopologyCommand
{
    private static readonly Dictionary<string, Func<FleetTopology, string>> Pictures = new(StringComparer.Ordinal)
    {
        ["mermaid"] = MermaidPicture.Draw,
        ["svg"] = SvgPicture.Draw,
        ["json"] = JsonPicture.Draw,
    };

    private static readonly Option<string> Format = new("--format") { Description = "How it is drawn: mermaid, svg or json.", HelpName = "mermaid|svg|json", DefaultValueFactory = _ => "mermaid" };

    private static readonly Option<string?> Output = new("--output", "-o") { Description = "Write it to this file instead.", HelpName = "FILE" };

    private static readonly Option<bool> NoCache = new("--no-cache") { Description = "Render again what an earlier run rendered." };

    public static Command Create(Screen screen)
    {
        Format.AcceptOnlyFromAmong([.. Pictures.Keys]);
        var command = new Command("topology", "Draw the fleet: regions, Gateway, addresses, pools, buckets, identities, and the findings on them.") { Format, Output, NoCache };
        command.SetAction((parsed, cancel) => RunAsync(parsed, screen, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var repository = Repository.Find(parsed);
        var result = await Validator.RunAsync(new ValidationRequest(repository.Root)
        {
            SettingsFile = repository.SettingsFile,
            UseCache = !parsed.GetValue(NoCache),
            Providers = new EmbeddedProviderHost(),
            Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date),
        }, cancel);
        var topology = FleetTopology.Of(result);
        var target = new ReportTarget("picture", parsed.GetValue(Output));
        var isWritten = ReportFiles.Write([target], [Pictures[parsed.GetValue(Format)!](topology)], CommonOptions.Folder(parsed), screen);
        return result.Failures.Count > 0 ? Failed(result, screen) : !isWritten ? ExitCodes.Usage : Complete(topology, screen);
    }

    // What is wrong is drawn, and does not keep the picture from being right; what is missing from it does.
    private static int Complete(FleetTopology topology, Screen screen)
    {
        topology.Gaps.ToList().ForEach(gap => screen.Complain($"The picture is not whole: {gap}.", "tandem validate says why."));
        return topology.Gaps.Count > 0 ? ExitCodes.Unchecked : ExitCodes.Clean;
    }

    private static int Failed(ValidationResult result, Screen screen)
    {
        result.Failures.ToList().ForEach(failure => screen.Complain($"The rule {failure.RuleId} failed; this is a bug of tandem. Please report it with what follows.", failure.Error.ToString()));
        return ExitCodes.Bug;
    }
}
