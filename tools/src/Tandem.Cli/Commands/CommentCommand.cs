using System.CommandLine;
using Tandem.Review.GitHub;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem comment</c>: the diff as one comment of a pull request, updated in place.</summary>
internal static class CommentCommand
{
    private static readonly Argument<string> Text = new("FILE") { Description = "The text, as tandem diff --report markdown=FILE wrote it." };

    private static readonly Option<string> Owner = Required("--owner", "Who owns the repository that the branch is in.", "NAME");

    private static readonly Option<string> Branch = Required("--branch", "The branch of the pull request.", "NAME");

    private static readonly Option<string> Commit = Required("--commit", "The commit that the text is about.", "SHA");

    public static Command Create(Screen screen)
    {
        var command = new Command("comment", "Put a review on a pull request as one comment, updated in place. For a GitHub job: it takes GITHUB_REPOSITORY and GITHUB_TOKEN.")
        {
            Text, Owner, Branch, Commit,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, screen, cancel));
        return command;
    }

    private static Option<string> Required(string name, string description, string help) => new(name) { Description = description, HelpName = help, Required = true };

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var file = Path.GetFullPath(parsed.GetValue(Text)!, CommonOptions.Folder(parsed));
        if (!File.Exists(file))
        {
            screen.Complain($"There is no file {parsed.GetValue(Text)}.", "Write it with tandem diff BASE HEAD --report markdown=FILE.");
            return ExitCodes.Usage;
        }

        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
            var text = await File.ReadAllTextAsync(file, cancel);
            var pull = await PreviewComment.PutAsync(GitHubApi.FromEnvironment(http), parsed.GetValue(Owner)!, parsed.GetValue(Branch)!, parsed.GetValue(Commit)!, text, cancel);
            screen.Output.WriteLine(pull is null ? $"No open pull request has {parsed.GetValue(Commit)} for its head; nothing was written." : $"Written to pull request {pull}.");
            return ExitCodes.Clean;
        }
        catch (GitHubException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
    }
}
