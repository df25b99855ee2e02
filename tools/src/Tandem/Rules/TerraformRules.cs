using Tandem.Findings;

namespace Tandem.Rules;

/// <summary>04xx: what terraform itself says of the configuration.</summary>
public static class TerraformRules
{
    /// <summary>A configuration that terraform refuses, by itself or through a provider.</summary>
    public static RuleInfo Invalid { get; } =
        new("TND0401", "invalid-configuration", Severity.Error, Layers.Terraform, "Terraform cannot read or plan the configuration.");

    /// <summary>A file that is not written as <c>terraform fmt</c> writes it.</summary>
    public static RuleInfo Unformatted { get; } =
        new("TND0402", "unformatted-configuration", Severity.Error, Layers.Terraform, "A Terraform file is not formatted.");

    /// <summary>Something that terraform warns of.</summary>
    public static RuleInfo Doubtful { get; } =
        new("TND0403", "doubtful-configuration", Severity.Warning, Layers.Terraform, "Terraform warns of the configuration.");

    /// <summary>A provider or module that only <c>terraform init</c> could bring.</summary>
    public static RuleInfo Unknown { get; } =
        new("TND0420", "unknown-provider", Severity.Error, Layers.Terraform, "A provider or module is not known offline, so nothing was planned.") { MeansUnchecked = true };
}
