using System.Text.RegularExpressions;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Settings;

namespace Tandem.Terraform.Hcl;

/// <summary>A pattern of files that takes in others than the facts it is for: what terraform says of their content is no fault of whoever reads it.</summary>
internal static partial class WidePattern
{
    /// <summary>Where an expression takes in facts of regions together with other files; null where it does not.</summary>
    public static Place? Find(Workspace workspace, HclValue value) =>
        Taken().Matches(value.Text).Where(match => IsWide(workspace, match.Groups["pattern"].Value)).Select(match => PlaceOf(value, match.Index)).FirstOrDefault();

    private static bool IsWide(Workspace workspace, string pattern)
    {
        var taken = workspace.FilesUnder(ClusterFinder.Folder).Where(file => PathPattern.Matches(pattern, file)).ToLookup(FactsFiles.Is);
        return taken[true].Any() && taken[false].Any();
    }

    private static Place PlaceOf(HclValue value, int index)
    {
        var (line, start) = (value.Text.AsSpan(0, index).Count('\n'), value.Text.LastIndexOf('\n', index) + 1);
        return value.Place with { Line = value.Place.Line + line, Column = line == 0 ? value.Place.Column + index : index - start + 1 };
    }

    [GeneratedRegex(@"\bfileset\([^,""]*,\s*""(?<pattern>[^""$]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Taken();
}
