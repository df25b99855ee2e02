using System.CommandLine;
using Tandem.Cli.Commands;
using Tandem.Programs;
using Tandem.Terraform.Operations;

namespace Tandem.Cli.Infra;

/// <summary><c>tandem infra destroy</c>: the codelab's teardown, with every wait a condition.</summary>
internal static class InfraDestroy
{
    private static readonly Option<bool> DeleteWeights = new("--delete-weights")
    {
        Description = "Empty the weights buckets and destroy them too. Without it a bucket that holds objects is kept and named.",
    };

    public static Command Create(Screen screen)
    {
        var command = new Command("destroy", "Take the ground down: fleet features, what controllers left behind, then the rest.")
        {
            InfraOptions.Offline, InfraOptions.StateBucket, InfraOptions.Yes, DeleteWeights,
        };
        command.SetAction((parsed, cancel) => InfraCommand.RunAsync(parsed, screen, session => RunAsync(parsed, screen, session, cancel), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, InfraSession session, CancellationToken cancel)
    {
        var state = await session.Terraform.StateAsync(cancel);
        if (state.Count == 0)
        {
            screen.Output.WriteLine("Nothing to destroy: the state is empty.");
            return ExitCodes.Clean;
        }

        using var http = new HttpClient();
        var ground = await session.Terraform.GroundAsync(http, session.Terraform.IsOffline ? null : await AccessToken.FindAsync(cancel), cancel);
        var options = (session.Terraform.IsOffline ? TeardownOptions.Offline : new TeardownOptions()) with { DeletesWeights = parsed.GetValue(DeleteWeights) };
        var destroyer = new InfraDestroyer(session.Terraform, ground, session.Project, options, InfraScreen.Of(parsed, screen).Progress);
        if (await destroyer.AddressesInUseAsync(state, cancel) is { Count: > 0 } used)
        {
            screen.Complain($"The Gateway still uses {string.Join(" and ", used)}.", "Delete the Gateway and what belongs to it first: tandem cleanup.");
            return ExitCodes.Usage;
        }

        var question = $"This destroys {state.Count} resources of {session.Project}{(options.DeletesWeights ? ", the weights included" : "")}.";
        return !parsed.GetValue(InfraOptions.Yes) && !await Confirmation.AskAsync(screen, question, session.Project, cancel)
            ? ExitCodes.Usage
            : Report(screen, await destroyer.DestroyAsync(state, cancel));
    }

    private static int Report(Screen screen, TeardownResult result)
    {
        foreach (var bucket in result.Kept)
        {
            screen.Output.WriteLine($"kept  {bucket}: it holds objects; --delete-weights destroys them with it");
        }

        foreach (var address in result.Left)
        {
            screen.Output.WriteLine($"left  {address}");
        }

        foreach (var rule in result.Firewalls)
        {
            screen.Output.WriteLine($"left  firewall rule {rule}, which a controller makes again");
        }

        screen.Output.WriteLine(result.Left.Count + result.Firewalls.Count == 0 ? "Destroyed; nothing is left." : "Destroyed; what is left stands above.");
        return result.Firewalls.Count > 0 ? ExitCodes.Findings : ExitCodes.Clean;
    }
}
