using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules;
using Tandem.Rules.Fleet;
using Tandem.Rules.Gateway;
using Tandem.Rules.Identity;
using Tandem.Rules.Infra;
using Tandem.Rules.Security;

namespace Tandem.Validation.Causes;

/// <summary>What follows from a mistake in the Terraform configuration.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class TerraformCauses(FleetModel fleet)
{
    private static readonly RuleInfo Firewall = new FirewallMismatch().Info;
    private static readonly RuleInfo Open = new OpenFirewall().Info;
    private static readonly RuleInfo NoProvider = new UndeclaredProvider().Info;
    private static readonly RuleInfo Unmade = new UnmadeGoogleAccount().Info;
    private static readonly RuleInfo Mistaken = new MistakenProvider().Info;
    private static readonly RuleInfo Backend = new RefusedBackend().Info;
    private static readonly RuleInfo Outdated = new OutdatedTerraform().Info;
    private static readonly RuleInfo Misread = new MisreadFacts().Info;
    private static readonly RuleInfo Split = new SplitProject().Info;
    private static readonly RuleInfo Feature = new MissingClusterFeature().Info;
    private static readonly RuleInfo Owner = new AuthoritativeGrant().Info;
    private static readonly RuleInfo Scarce = new ScarceMaintenance().Info;
    private static readonly RuleInfo Overlap = new MaintenanceOverlap().Info;
    private static readonly string[] Unfit = ["Unsupported argument", "Unsupported block type", "Unsupported attribute", "Invalid resource type", "Invalid data source"];
    private static readonly HashSet<RuleInfo> Access = [new BucketAccessMismatch().Info, new SecretAccessMismatch().Info];

    /// <summary>A rule for the whole internet is no rule for the load balancer.</summary>
    public bool IsOpened(Finding cause, Finding finding) => finding.Rule == Firewall && cause.Rule == Open && AreOfOneBlock(cause, finding);

    /// <summary>Whoever gives a role that is not the one meant fights over it with those who have it; whoever acts as an account that is not made has none of its roles.</summary>
    public bool IsOfWrongRole(Finding cause, Finding finding) => (finding.Rule == Owner && Access.Contains(cause.Rule) && AreOfOneBlock(cause, finding))
        || (Access.Contains(finding.Rule) && cause.Rule == Unmade && cause.Blame.Place == finding.Blame.Place);

    /// <summary>Whoever mends a line formats it.</summary>
    public static bool IsUnformatted(Finding cause, Finding finding) =>
        finding.Rule == TerraformRules.Unformatted && cause.Severity == Severity.Error && cause.Blame.Place.File == finding.Blame.Place.File;

    /// <summary>The project that a resource lacks is the one its provider was to give; another provider knows neither its types nor its arguments, and needs no variable of a backend that takes none.</summary>
    public static bool IsOfProvider(Finding cause, Finding finding) =>
        (finding.Rule == TerraformRules.Invalid && ((cause.Rule == NoProvider && finding.Message.StartsWith("project: ", StringComparison.Ordinal))
            || (cause.Rule == Backend && finding.Message.StartsWith("No value for required variable", StringComparison.Ordinal) && cause.Involves.Any(name => finding.Message.Contains($"\"{name}\"", StringComparison.Ordinal)))))
        || (cause.Rule == Mistaken && (finding.Rule == TerraformRules.Unknown || (finding.Rule == TerraformRules.Invalid && Unfit.Any(start => finding.Message.StartsWith(start, StringComparison.Ordinal)))
            || (finding.Rule == TerraformRules.Doubtful && finding.Message.StartsWith("Duplicate required provider", StringComparison.Ordinal))));

    /// <summary>What stands in another project has neither the pool of identities nor the grants that were meant for it.</summary>
    public static bool IsOfSplitProject(Finding cause, Finding finding) => cause.Rule == Split && (finding.Rule == Feature || Access.Contains(finding.Rule));

    /// <summary>Days that meet another region's are taken anew, and then more of them.</summary>
    public static bool IsOfSameDays(Finding cause, Finding finding) => finding.Rule == Scarce && cause.Rule == Overlap && cause.Blame.Place == finding.Blame.Place;

    /// <summary>A Terraform that the workflows install and the configuration refuses is refused here too.</summary>
    public static bool IsOutdated(Finding cause, Finding finding) =>
        cause.Rule == Outdated && finding.Rule == TerraformRules.Invalid && finding.Message.StartsWith("Unsupported Terraform Core version", StringComparison.Ordinal);

    /// <summary>Where no facts are read, nothing is as it should be; where one stands for another, what is said of that.</summary>
    public static bool IsOfMisread(Finding cause, Finding finding) => cause.Rule == Misread && (finding.Rule == TerraformRules.Invalid || finding.Rule == TerraformRules.Doubtful)
        && (cause.Involves.Count == 0 || cause.Involves.Any(name => WholeWords.IndexOf(finding.Message, name, 0, StringComparison.Ordinal) >= 0));

    private bool AreOfOneBlock(Finding one, Finding other) =>
        fleet.Infra?.Module is { } module && module.At(one.Blame.Place).Block is { } block && block == module.At(other.Blame.Place).Block;
}
