using System.Text.RegularExpressions;

namespace Tandem.Rules.Workflows;

/// <summary>The rights that deeds take which are known here: those of our own build, of the programs that GitHub has on its runners, and of its actions.</summary>
internal static partial class NeededRights
{
    /// <summary>Every one.</summary>
    public static IReadOnlyList<NeededRight> All { get; } =
    [
        new(Promotion(), "contents", "moves branches"), new(Comment(), "pull-requests", "writes a comment"),
        new(Upload(), "security-events", "writes what was found into code scanning"), new(Identity(), "id-token", "asks for a token that says who the job is"),
        new(Promotion(), "statuses", "waits for what Argo CD says of a commit", NeededRight.Read), new(Promotion(), "actions", "asks whether a commit passed its checks", NeededRight.Read),
        new(Runs(), "actions", "asks for runs and what they left", NeededRight.Read), new(Statuses(), "statuses", "asks for the statuses of a commit", NeededRight.Read),
        new(Checks(), "checks", "asks for the checks of a commit", NeededRight.Read), new(PullRequests(), "pull-requests", "asks for pull requests", NeededRight.Read),
        new(Clone(), "contents", "clones this repository", NeededRight.Read),
    ];

    [GeneratedRegex(@"\./build\.sh\b[^\n]*--target[= ]Promote\b|\./tandem promote\b[^\n]*--yes", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Promotion();

    [GeneratedRegex(@"\./build\.sh\b[^\n]*--target[= ]Comment\b|\bgh pr comment\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex("^github/codeql-action/upload-sarif$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Upload();

    [GeneratedRegex(@"\bgh (run|workflow) (list|view|watch|download)\b|\bgh api [^\n]*/actions/(runs|artifacts|workflows)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Runs();

    [GeneratedRegex(@"\bgh api (?!.*(-X|--method)[ =]?(POST|PATCH|PUT))[^\n]*/commits/[^\n/]+/status(es)?\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Statuses();

    [GeneratedRegex(@"\bgh api [^\n]*/commits/[^\n/]+/check-(runs|suites)\b|\bgh pr checks\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Checks();

    [GeneratedRegex(@"\bgh pr (view|list|diff|checks|status)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PullRequests();

    [GeneratedRegex("^actions/checkout$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clone();

    [GeneratedRegex("ACTIONS_ID_TOKEN_REQUEST_TOKEN", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identity();
}
