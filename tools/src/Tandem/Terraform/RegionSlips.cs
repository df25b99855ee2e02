using System.Text.RegularExpressions;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Terraform.Hcl;

namespace Tandem.Terraform;

/// <summary>Values of one region, or of the fleet, where each region should have its own: then no region's fact is wrong.</summary>
internal static partial class RegionSlips
{
    /// <summary>Where one region's instance of something is taken for each region, it is that which does not fit the region's facts.</summary>
    public static Place? TakenForAll(HclModule module, HclBlock block) => block.Attribute("for_each") is null ? null
        : block.Attributes.Select(attribute => attribute.Value)
            .FirstOrDefault(value => Instance().Match(value.Text) is { Success: true } match && module.Find(match.Groups["address"].Value)?.Attribute("for_each") is not null)?.Place;

    /// <summary>A fact of the fleet is no region of each region's own.</summary>
    public static bool IsForAll(HclBlock block, Blame blame, string message) =>
        blame.Place.File == FactsFiles.FleetFile && block.Attribute("for_each") is not null && message.Contains("in region ", StringComparison.Ordinal);

    /// <summary>Two attributes that name two regions: where one follows the regions, the other, which is the same for all of them, strayed.</summary>
    public static Place? Elsewhere(HclBlock block, HclArgument attribute, string message) =>
        block.Attribute("for_each") is not null && attribute.Value.Text.Contains("each.", StringComparison.Ordinal) && message.Contains("in region ", StringComparison.Ordinal)
            && (block.Attribute("region") ?? block.Attribute("location")) is { } place && place != attribute && !place.Value.Text.Contains("each.", StringComparison.Ordinal) ? place.Value.Place : null;

    [GeneratedRegex(@"^(?<address>[a-z][a-z0-9_]*\.[A-Za-z_][A-Za-z0-9_-]*)\[(?!each\.)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Instance();
}
