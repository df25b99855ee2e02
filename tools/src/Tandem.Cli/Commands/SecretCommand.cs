using System.CommandLine;
using Tandem.Cli.Infra;
using Tandem.Facts;
using Tandem.Live.Google;
using Tandem.Manifests;

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
        var secret = parsed.GetValue(Name) ?? FleetFacts.Require(workspace, "hfSecret");
        var project = FleetFacts.Require(workspace, "projectId");
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
}
