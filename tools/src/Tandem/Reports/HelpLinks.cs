using Tandem.Facts;
using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Reports;

/// <summary>The address of a rule's page, where a repository that is checked holds the pages itself and says where it lives.</summary>
internal sealed class HelpLinks(Workspace workspace, string? home)
{
    private const string Folder = "docs/rules";

    /// <summary>The links of a repository.</summary>
    public static HelpLinks Of(Workspace workspace, FactsOf fleet)
    {
        var url = fleet["repositoryURL"];
        var isWeb = Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttps && parsed.UserInfo.Length == 0;
        return new HelpLinks(workspace, !isWeb ? null : url!.TrimEnd('/') is var whole && whole.EndsWith(".git", StringComparison.Ordinal) ? whole[..^4] : whole);
    }

    /// <summary>Where the repository lives, if it holds the tool's own pages; null where that is not known.</summary>
    public string? Home => home is not null && Directory.Exists(Path.Combine(workspace.Root, Folder)) ? home : null;

    /// <summary>The address; null where there is none.</summary>
    public string? Find(RuleInfo rule) =>
        Home is { } known && File.Exists(Path.Combine(workspace.Root, Folder, rule.PageName)) ? $"{known}/blob/main/{Folder}/{rule.PageName}" : null;
}
