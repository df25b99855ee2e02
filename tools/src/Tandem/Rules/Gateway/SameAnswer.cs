using Tandem.Findings;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Gateway;

/// <summary>Answers of a DNS record that are written once for all regions, and say the same in each.</summary>
internal static class SameAnswer
{
    /// <summary>The addresses in a dynamic block that do not name its iterator.</summary>
    public static IEnumerable<Finding> Check(RuleInfo rule, HclBlock policy) =>
        from turn in policy.Blocks
        where turn is { Type: "dynamic", Labels: ["geo" or "wrr"] }
        let iterator = turn.Attribute("iterator")?.Value.Text ?? turn.Labels[0]
        from address in turn.All().Select(block => block.Attribute("ip_address")?.Value).OfType<HclValue>()
        where WholeWords.IndexOf(address.Text, iterator, 0, StringComparison.Ordinal) < 0
        select Finding.At(rule, address.Place, $"Every answer of the record is the same address, {address.Text}: nobody is sent to the nearest region, or to the next.", $"Take the address by {iterator}.key.");
}
