using System.Text.RegularExpressions;
using Tandem.Manifests;

namespace Tandem.Rules.Workflows;

/// <summary>An action as a workflow names it: <c>owner/name@commit # version</c>.</summary>
/// <param name="Node">The text.</param>
/// <param name="Name">What stands before the <c>@</c>.</param>
/// <param name="Ref">What stands behind it; null where there is none.</param>
internal sealed partial record ActionPin(ScalarNode Node, string Name, string? Ref)
{
    /// <summary>Reads the text of a <c>uses</c>.</summary>
    public static ActionPin Of(ScalarNode node) => node.Text.Split('@', 2) is [var name, var reference] ? new(node, name, reference) : new(node, node.Text, null);

    /// <summary>Whether it stands in this repository, whose own commit says what it is.</summary>
    public bool IsLocal => Name.StartsWith("./", StringComparison.Ordinal) || (Name == "Dockerfile" && Ref is null);

    /// <summary>Whether it is an image.</summary>
    public bool IsImage => Name.StartsWith("docker://", StringComparison.Ordinal);

    /// <summary>Whether it names one content for ever: a whole commit, or an image's digest.</summary>
    public bool IsPinned => Ref is not null && (IsImage ? Digest() : Commit()).IsMatch(Ref);

    /// <summary>The repository that it comes from.</summary>
    public string Repository => string.Join('/', Name.Split('/').Take(2));

    /// <summary>The version that the comment behind it tells people; empty where there is none.</summary>
    public string Version => Comment().Match(Node.Source.Line(Node.Line)[(Node.Column - 1)..]) is { Success: true } match ? match.Groups["text"].Value : "";

    // SHA-1, or the SHA-256 of repositories that use it.
    [GeneratedRegex("^([0-9a-f]{40}|[0-9a-f]{64})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Commit();

    [GeneratedRegex("^sha256:[0-9a-f]{64}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digest();

    [GeneratedRegex(@"\s#\s*(?<text>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
