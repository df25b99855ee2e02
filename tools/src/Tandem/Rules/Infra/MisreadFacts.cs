using System.Text.RegularExpressions;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Settings;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>Facts that terraform reads otherwise than they are written: by a pattern that no file has, or one under the name of another.</summary>
/// <remarks>docs/decisions/0022-one-terraform-root.md; https://developer.hashicorp.com/terraform/language/functions/fileset: no match is an empty set.</remarks>
public sealed partial class MisreadFacts() : Rule(new RuleInfo(
    "TND0415", "misread-facts", Severity.Error, Layers.Terraform, "Terraform reads no facts, or one under the name of another."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => fleet.Infra is not { } infra ? [] :
        from block in infra.Module.Blocks
        where block.Type is "locals" or "output"
        from attribute in block.Attributes
        from finding in Unmatched(fleet, attribute.Value).Concat(Crossed(fleet.Facts, attribute.Value))
        select finding;

    // A fleet without a region is another matter.
    private IEnumerable<Finding> Unmatched(FleetModel fleet, HclValue value) =>
        from match in value.Text.Contains("fileset(", StringComparison.Ordinal) ? Taken().Matches(value.Text).Cast<Match>() : []
        let pattern = match.Groups["pattern"]
        where pattern.Value.StartsWith(ClusterFinder.Folder + "/", StringComparison.Ordinal) && fleet.Facts.Regions.Any()
            && !fleet.Workspace.FilesUnder(ClusterFinder.Folder).Any(file => PathPattern.Matches(pattern.Value, file))
        select Finding.At(Info, value.PlaceAt(pattern.Index), $"No file is called {pattern.Value}: terraform reads no region, and plans none.", $"The facts of a region are {FactsFiles.RegionFile("*")}.");

    private IEnumerable<Finding> Crossed(FactsModel facts, HclValue value) =>
        from match in value.Text.Contains('=', StringComparison.Ordinal) ? Entry().Matches(value.Text).Cast<Match>() : []
        let named = match.Groups["named"].Value
        let taken = match.Groups["taken"]
        where named != taken.Value && (match.Groups["fleet"].Success ? facts.Fleet[named] : facts.Regions.Select(region => region[named]).FirstOrDefault(fact => fact is not null)) is not null
        select Finding.At(Info, value.PlaceAt(match.Groups["value"].Index), $"What is called {named} here is the fact {taken.Value}.", $"Take {named}, or call it {taken.Value}.") with { Involves = [named] };

    [GeneratedRegex(@"\bfileset\([^,""]*,\s*""(?<pattern>[^""$]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Taken();

    // A name of one word, such as zone or name, says less than which fact is meant.
    [GeneratedRegex(@"(?<=^|[\n{,])\s*""?(?<named>[a-z]+[A-Z]\w*)\b[^""=\n]*?(\$\{[^}""]*\}[^""=\n]*)?""?\s*=\s*(?<value>(each\.value|(?<fleet>local\.fleet)|local\.regions\[[^\]]+\])\.(?<taken>\w+))[ \t]*(?=[\n,}]|$)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();
}
