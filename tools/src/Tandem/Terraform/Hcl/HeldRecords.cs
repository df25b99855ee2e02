using Tandem.Findings;
using Tandem.Rules;

namespace Tandem.Terraform.Hcl;

/// <summary>DNS records that are not planned yet, in a zone that will refuse them: what their provider says of those that are.</summary>
/// <param name="module">The blocks.</param>
/// <param name="tracer">Finds the facts.</param>
internal sealed class HeldRecords(HclModule module, FactTracer tracer)
{
    private const string Zone = "google_dns_managed_zone";

    /// <summary>Them, each at the name that no fact stands behind.</summary>
    public IEnumerable<Finding> Findings(Func<string, bool> isPlanned) =>
        from record in module.Blocks
        where record is { Type: "resource", Labels: ["google_dns_record_set", var label] } && !isPlanned($"google_dns_record_set.{label}")
        let zone = record.Attribute("managed_zone")?.Value.Text.Split('.') is [Zone, var name, "name"] ? module.Find($"{Zone}.{name}") : null
        let asked = zone is null ? null : record.Attribute("name")?.Value
        let held = zone?.Attribute("dns_name")?.Value
        where asked is not null && held is not null && Text(record, asked) is { } text && Text(zone!, held) is { } domain && !IsIn(text, domain)
        select Finding.At(TerraformRules.Invalid, (IsFact(zone!, held) ? asked : held).Place,
            $"The record {Text(record, asked)} cannot be in the zone of {Text(zone!, held)}: Cloud DNS refuses it once it is planned.", "Take both from the fact dnsName.");

    private static bool IsIn(string name, string domain) => name == domain || name.EndsWith("." + domain, StringComparison.Ordinal);

    // A fact or a literal; of anything composed nothing is known.
    private string? Text(HclBlock block, HclValue value) => tracer.Follow(value) is var end && end.Text is ['"', .. var literal, '"'] && !literal.Contains('$') ? literal : tracer.FactOf(block, null, end.Text)?.Text;

    private bool IsFact(HclBlock block, HclValue value) => tracer.FactOf(block, null, tracer.Follow(value).Text) is not null;
}
