using Tandem.Findings;
using Tandem.Rules.ArgoCd.Health;
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

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all) => ArgoCdSettings.Of(all) is not { } settings ? [] :
        Label(settings).Concat(settings.Entries.Select(entry => Judge(all, settings, entry))).OfType<Flaw>().Select(flaw => settings.Finding(Info, flaw)).Concat(OptIns(all, settings));

    // What a component would add that no overlay takes in yet.
    private IEnumerable<Finding> OptIns(Deliveries all, ArgoCdSettings settings) =>
        from check in HealthChecks.OfOptIns(all.World.Fleet)
        let meant = HealthKeys.Meant(all, settings, check.Key)
        where meant is not null
        select Finding.At(Info, check.Entry, Unread(check.Key), Remedy(meant));

    private static IEnumerable<Flaw?> Label(ArgoCdSettings settings)
    {
        var label = settings.Root["metadata"]["labels"][PartOf];
        yield return label.Text == "argocd" ? null : label.Exists
            ? label.Flaw($"{ArgoCdSettings.Name} has the label {PartOf}: {label.Text}; Argo CD reads it only as part-of argocd.", "Write argocd.")
            : label.Missing($"{ArgoCdSettings.Name} has no label {PartOf}: argocd; Argo CD does not read it.", "Add it.");
    }

    private static Flaw? Judge(Deliveries all, ArgoCdSettings settings, ObjectField entry)
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
            : sort == "health" && HealthKeys.Meant(all, settings, entry.Key) is { } kind ? Misspelt(entry, kind) : null;
    }

    private static Flaw Misspelt(ObjectField entry, string meant) => entry.KeyFlaw(Unread(entry.Key), Remedy(meant));

    private static string Unread(string key) => $"{key} is no setting that Argo CD reads.";

    private static string Remedy(string meant) => $"Did you mean {meant}?";
}
