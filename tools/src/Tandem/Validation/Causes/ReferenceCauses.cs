using Tandem.Facts;
using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Rules;
using Tandem.Rules.Gateway;
using Tandem.Rules.Identity;
using Tandem.Rules.Kustomize;
using Tandem.Rules.Parity;
using Tandem.Rules.References;
using Tandem.Rules.Security;
using Tandem.Rules.Serving;
using Tandem.Rules.Words;

namespace Tandem.Validation.Causes;

/// <summary>What follows from a name, a port or an object that is wrong.</summary>
internal static class ReferenceCauses
{
    private static readonly RuleInfo Removed = new RemovedApi().Info;
    private static readonly RuleInfo NamespaceDiffer = new NamespaceDiffers().Info;
    private static readonly RuleInfo Firewall = new FirewallMismatch().Info;
    private static readonly RuleInfo Outside = new GatewayOutsideConfigCluster().Info;
    private static readonly RuleInfo Missing = new MissingInRegion().Info;
    private static readonly RuleInfo Secret = new SecretInGit().Info;
    private static readonly RuleInfo Config = new MissingConfig().Info;
    private static readonly RuleInfo NoRight = new ScriptWithoutRight().Info;
    private static readonly RuleInfo NoObject = new RightToNothing().Info;
    private static readonly RuleInfo UnknownRight = new UnknownRight().Info;
    private static readonly RuleInfo Token = new PlainToken().Info;
    private static readonly HashSet<RuleInfo> Servers = [new ModelPathMismatch().Info, new ServerFlag().Info, new SharedMemory().Info];
    private static readonly HashSet<RuleInfo> Ports = [new UnknownPort().Info, new PickerMismatch().Info];
    private static readonly HashSet<RuleInfo> Access = [new BucketAccessMismatch().Info, new SecretAccessMismatch().Info, new WeightsBucketMismatch().Info];

    /// <summary>The rules over words that are none: whoever knows more of such a word says more.</summary>
    public static IReadOnlySet<RuleInfo> Words { get; } = WordCatalog.Checks.Select(rule => rule.Info).ToHashSet();

    /// <summary>Whether any of what this class knows explains a finding.</summary>
    public static bool Explain(Finding cause, Finding finding) =>
        IsMissed(cause, finding) || IsOfUnfilled(cause, finding) || IsRightOfNobody(cause, finding) || IsOfWrongPort(cause, finding) || IsOfWrongObject(cause, finding) || IsOfNamespace(cause, finding) || IsOfStray(cause, finding) || IsOfWrongRight(cause, finding);

    /// <summary>A replacement of the wrong field leaves a placeholder, and brings its fact where that means nothing: the fact is right.</summary>
    public static bool IsMisfilled(Finding placeholder, Finding consequence) =>
        placeholder.Rule == KustomizeRules.SurvivingPlaceholder && consequence.Rule.Layer == Layers.References && FactsFiles.Is(consequence.Blame.Place.File)
        && SameMistakes.AreOfOneObject(placeholder, consequence);

    /// <summary>A mount at another path moves away all that the command line looks for there.</summary>
    public static bool IsOfMount(Finding cause, Finding finding) => cause.Rule == Config && cause.Objects is [{ Field: { } field }, ..] && field.EndsWith(".mountPath", StringComparison.Ordinal)
        && Servers.Contains(finding.Rule) && SameMistakes.AreOfOneObject(cause, finding)
        && cause.Message.Split(' ', ',').FirstOrDefault(word => word.StartsWith('/')) is { } path && WholeWords.IndexOf(finding.Message, path, 0, StringComparison.Ordinal) >= 0;

    /// <summary>Whoever takes a Secret out of Git takes its tokens out.</summary>
    public static bool IsOfSecret(Finding cause, Finding finding) => finding.Rule == Token && cause.Rule == Secret && cause.Blame.Place.File == finding.Blame.Place.File;

    /// <summary>What else is told of a word that is none.</summary>
    public static bool IsOfWord(Finding cause, Finding finding) =>
        Words.Contains(finding.Rule) && (cause.Blame.Place == finding.Blame.Place || (Servers.Contains(cause.Rule) && SameMistakes.AreOfOneObject(cause, finding)));

    // One name that is missing is one mistake, whoever else asks for it; the same in another cluster is the same finding. What is in another namespace is not there.
    private static bool IsMissed(Finding cause, Finding finding) => finding.Misses.Count > 0
        && (cause.Rule == NamespaceDiffer || (cause.Misses.Intersect(finding.Misses, StringComparer.Ordinal).Any() && (cause.Rule, cause.Blame.Place, cause.Message) != (finding.Rule, finding.Blame.Place, finding.Message)));

    // Where a placeholder stands, what the object says beside it is not known yet.
    private static bool IsOfUnfilled(Finding cause, Finding finding) =>
        cause.Rule == KustomizeRules.SurvivingPlaceholder && finding.Rule.Layer == Layers.References && finding.IsAbout(cause.Objects);

    // Who does not run, or mounts nothing, uses no right of its account.
    private static bool IsRightOfNobody(Finding cause, Finding finding) => Access.Contains(finding.Rule)
        && (cause.Rule == Removed || IdleCauses.IsStrayed(cause) || cause.Misses.Any(missed => missed.Split(' ')[0] is "CSIDriver" or "SecretProviderClass" or "ServiceAccount" or "PersistentVolumeClaim"));

    // The firewall follows the ports that the manifests name, and the config cluster the class of the Gateway.
    private static bool IsOfWrongPort(Finding cause, Finding finding) =>
        (finding.Rule == Firewall && (Ports.Contains(cause.Rule) || IsOfPort(cause))) || (Ports.Contains(finding.Rule) && Ports.Contains(cause.Rule) && finding.Rule != cause.Rule && finding.Blame.Place == cause.Blame.Place) || (finding.Rule == Outside && cause.Objects is [{ Field: "spec.gatewayClassName" }, ..]);

    // A port that its schema refuses is not known yet.
    private static bool IsOfPort(Finding cause) => cause.Rule.Layer == Layers.Schemas && cause.Severity == Severity.Error
        && cause.Objects is [{ Field: { } field }, ..] && field.Contains("port", StringComparison.OrdinalIgnoreCase);

    // What its schema refuses, or what is under a name that nobody knows, is mended first; then it may name what is there.
    private static bool IsOfWrongObject(Finding cause, Finding finding) => cause.Rule.Layer == Layers.Schemas && finding.Rule.Layer == Layers.References && cause.Severity == Severity.Error
        && (finding.IsAbout(cause.Objects) || cause.Objects.Any(wrong => finding.Objects.Any(other => wrong with { Field = null } == other with { Field = null }
            && (cause.Rule == ObjectRules.UnknownField || cause.Rule == ObjectRules.DuplicateItem || (other.Field ?? "").StartsWith(wrong.Field ?? "", StringComparison.Ordinal)))));

    // What runs in one namespace and is granted in another, after the two names of the namespace.
    private static bool IsOfNamespace(Finding cause, Finding finding) =>
        cause.Rule == NamespaceDiffer && finding.Rule.Layer is Layers.Seams or Layers.References && KustomizationFile.IsKustomization(finding.Blame.Place.File);

    // A rule of a role that is for another resource than the script needs names no object of that one either.
    private static bool IsOfWrongRight(Finding cause, Finding finding) => (finding.Rule == NoObject || finding.Rule == UnknownRight) && cause.Rule == NoRight && cause.Objects.Any(one => finding.Objects.Any(other =>
        one with { Field = null } == other with { Field = null } && one.Field?.Split(']')[0] == other.Field?.Split(']')[0]));

    // A Gateway that stands where none is to stand is what the other regions do not lack.
    private static bool IsOfStray(Finding cause, Finding finding) => finding.Rule == Missing && cause.Rule == Outside && finding.Objects.Any(lost => lost.Kind == "Gateway");
}
