using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>A setting that Argo CD passes over in silence: the object is not labelled as its own, or a key or value is none that it knows.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/operator-manual/argocd-cm.yaml and declarative-setup.md.</remarks>
public sealed class UnreadArgoCdSetting() : DeliveryRule(new RuleInfo(
    "TND0312", "unread-argo-cd-setting", Severity.Error, Layers.ArgoCd, "Argo CD does not read a setting as it is written."))
{
    private const string PartOf = "app.kubernetes.io/part-of";
    private const string Tracking = "application.resourceTrackingMethod";
    private const string Customizations = "resource.customizations.";
    private static readonly string[] Methods = ["annotation", "label", "annotation+label"];
    private static readonly string[] Sorts = ["health", "actions", "ignoreDifferences", "ignoreResourceUpdates", "knownTypeFields", "useOpenLibs"];
    private static readonly string[] Known = [Tracking, "application.instanceLabelKey", "resource.exclusions", "resource.inclusions", "resource.customizations", "resource.compareoptions", "timeout.reconciliation", "kustomize.buildOptions"];

    /// <summary>Whether a key was to be another one: a letter is wrong in it.</summary>
    internal static bool IsMeantAs(string key, string meant) => key != meant && NearestName.Slip(key, [meant]) is not null;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all) => ArgoCdSettings.Of(all) is not { } settings ? [] :
        Label(settings).Concat(settings.Entries.Select(entry => Judge(all, entry))).OfType<Flaw>().Select(flaw => settings.Finding(Info, flaw));

    private static IEnumerable<Flaw?> Label(ArgoCdSettings settings)
    {
        var label = settings.Root["metadata"]["labels"][PartOf];
        yield return label.Text == "argocd" ? null : label.Exists
            ? label.Flaw($"{ArgoCdSettings.Name} has the label {PartOf}: {label.Text}; Argo CD reads it only as part-of argocd.", "Write argocd.")
            : label.Missing($"{ArgoCdSettings.Name} has no label {PartOf}: argocd; Argo CD does not read it.", "Add it.");
    }

    private static Flaw? Judge(Deliveries all, ObjectField entry)
    {
        if (entry.Key == Tracking && !Methods.Contains(entry.Text, StringComparer.Ordinal))
        {
            return entry.Flaw($"{Tracking} is {entry.Text}; Argo CD knows {string.Join(", ", Methods)}.", $"Did you mean {NearestName.Find(entry.Text ?? "", Methods) ?? "annotation"}?");
        }

        if (!entry.Key.StartsWith(Customizations, StringComparison.Ordinal))
        {
            return NearestName.Slip(entry.Key, Known) is { } meant ? Misspelt(entry, meant) : null;
        }

        var sort = entry.Key[Customizations.Length..].Split('.')[0];
        return !Sorts.Contains(sort, StringComparer.Ordinal)
            ? entry.KeyFlaw($"{entry.Key} is no setting: after {Customizations} stands {string.Join(", ", Sorts)}.", NearestName.Find(sort, Sorts) is { } near ? $"Did you mean {near}?" : null)
            : sort == "health" && MeantKind(all, entry.Key) is { } kind ? Misspelt(entry, kind) : null;
    }

    // A check of a kind that nobody deploys is for later; one whose name is nearly that of a kind without a check is a slip.
    private static string? MeantKind(Deliveries all, string key) => JudgedKinds.All.Select(kind => ArgoCdSettings.HealthKey(kind.Group, kind.Kind))
        .FirstOrDefault(meant => IsMeantAs(key, meant) && !ArgoCdSettings.Of(all)!.Root["data"].Has(meant));

    private static Flaw Misspelt(ObjectField entry, string meant) => entry.KeyFlaw($"{entry.Key} is no setting that Argo CD reads.", $"Did you mean {meant}?");
}
