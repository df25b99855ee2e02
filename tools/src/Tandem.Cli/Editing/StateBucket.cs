using System.CommandLine;
using Tandem.Editing;
using Tandem.Facts;
using Tandem.Manifests;
using Tandem.Programs;

namespace Tandem.Cli.Editing;

/// <summary>Makes the bucket of Terraform's state, or says how.</summary>
internal static class StateBucket
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Makes it, with its versions kept.</summary>
    public static async Task<int> MakeAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var workspace = new Workspace(Repository.Find(parsed).Root);
        var project = FleetFacts.Find(workspace, "projectId")!.Text;
        foreach (var call in FleetInit.StateBucketCalls(project, FleetFacts.Find(workspace, "configCluster")!.Text))
        {
            if (await FailureAsync(call, workspace.Root, cancel) is { } failure)
            {
                screen.Complain($"The state's bucket was not made: {failure}", $"By hand: gcloud {string.Join(' ', call)}");
                return ExitCodes.Unchecked;
            }
        }

        screen.Output.WriteLine($"Made gs://{FleetInit.StateBucketOf(project)}, with its versions kept.");
        return ExitCodes.Clean;
    }

    private static async Task<string?> FailureAsync(IReadOnlyList<string> call, string folder, CancellationToken cancel)
    {
        try
        {
            var result = await ProgramRunner.RunAsync("gcloud", call, folder, Longest, cancel);
            return result.ExitCode == 0 ? null : result.Error.Trim().Split('\n')[^1];
        }
        catch (ProgramException e)
        {
            return e.Message;
        }
    }
}
