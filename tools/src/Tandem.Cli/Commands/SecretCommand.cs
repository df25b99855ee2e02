using System.CommandLine;
using Tandem.Cli.Infra;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Live.Google;
using Tandem.Manifests;
using Tandem.Settings;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem secret set</c>: the token of Hugging Face, into Secret Manager and nowhere else.</summary>
internal static class SecretCommand
{
    private static readonly Option<string?> Name = new("--secret") { Description = "The secret; the fact hfSecret by default.", HelpName = "NAME" };

    public static Command Create(Screen screen)
    {
        var set = new Command("set", "Add a version, read from standard input. Needs the role roles/secretmanager.secretVersionAdder. Never run against Google Cloud yet.") { Name };
        set.SetAction((parsed, cancel) => RunAsync(parsed, screen, cancel));
        return new Command("secret", "Secrets of the fleet.") { set };
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var workspace = new Workspace(Repository.Find(parsed).Root);
        var secret = parsed.GetValue(Name) ?? FleetFacts.Find(workspace, "hfSecret")?.Text ?? throw Missing("hfSecret");
        var project = FleetFacts.Find(workspace, "projectId")?.Text ?? throw Missing("projectId");
        // Arguments stand in the list of processes, and a terminal shows what is typed.
        var content = Console.IsInputRedirected ? (await Console.In.ReadToEndAsync(cancel)).Trim() : "";
        if (content.Length == 0)
        {
            screen.Complain("Nothing came by standard input.", "Pipe the token in: tandem secret set < token.txt");
            return ExitCodes.Usage;
        }

        return await GoogleServices.TellAsync(screen, async () =>
        {
            using var http = new HttpClient();
            var version = await new SecretVersions(await GoogleServices.SignInAsync(http, cancel), GoogleServices.Secrets).AddAsync(project, secret, content, cancel);
            screen.Output.WriteLine($"{secret} of {project} has version {version}.");
            return ExitCodes.Clean;
        });
    }

    private static SettingsException Missing(string fact) => new(new Place("base/fleet/fleet.yaml", 1, 1), $"The fact {fact} is missing.", "Write it, or run tandem init.");
}
