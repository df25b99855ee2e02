using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Rules.References;

namespace Tandem.Rules.ArgoCd;

/// <summary>A setting by which Argo CD never applies what Git says: a window that is always closed, a field or a kind that it does not look at.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/user-guide/sync_windows.md and diffing.md, docs/operator-manual/declarative-setup.md.</remarks>
public sealed class WithheldChange() : DeliveryRule(new RuleInfo(
    "TND0314", "withheld-change", Severity.Error, Layers.ArgoCd, "A setting keeps Argo CD from ever applying what Git says."))
{
    // What a workload is: a pointer at one container's image or at a number leaves the rest to Git.
    private static readonly string[] Whole = ["/spec", "/spec/template", "/spec/template/spec", "/spec/template/spec/containers"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all) =>
        all.Projects.SelectMany(project => project["spec"]["syncWindows"].Items).Where(window => window["kind"].Text == "deny" && IsMeant(all, window) && SyncWindow.IsAlwaysOpen(window))
            .Select(window => Found(all, window["kind"].Flaw($"The window denies every sync for {window["duration"].Text} from {window["schedule"].Text} on, which is always.", "Shorten the duration, or take the window out.")))
            .Concat(all.Sound.SelectMany(Ignored).Select(flaw => Found(all, flaw))).Concat(Excluded(all));

    private static bool IsMeant(Deliveries all, ObjectField window) =>
        all.Applications.Any(application => window["applications"].Items.Any(name => Globs.Matches(name.Text ?? "", application.Owner.Manifest.Name))
            || window["namespaces"].Items.Any(name => Globs.Matches(name.Text ?? "", application["spec"]["destination"]["namespace"].Text ?? ""))
            || window["clusters"].Items.Any(name => Globs.Matches(name.Text ?? "", Destinations.OwnName) || name.Text == Destinations.OwnServer));

    private static IEnumerable<Flaw> Ignored(Delivery delivery) =>
        from entry in delivery.Application.Select("spec.ignoreDifferences[]")
        from pointer in entry.Select("jsonPointers[]").Concat(entry.Select("jqPathExpressions[]"))
        where Whole.Contains(pointer.Text?.Trim().Replace('.', '/'), StringComparer.Ordinal)
        let hidden = delivery.Unit!.Objects.Select(ObjectField.Root).FirstOrDefault(root => new IgnoredReplicas(entry, pointer).Means(root) && root["spec"].Exists)
        where hidden is not null
        select pointer.Flaw($"The Application {delivery.Name} does not look at {pointer.Text} of the {hidden.Kind} {hidden.Owner.Manifest.Name}: a change there starts no sync.", "Name the fields that somebody else sets, and no more.");

    private IEnumerable<Finding> Excluded(Deliveries all)
    {
        var list = ArgoCdSettings.Of(all) is { } settings ? DataFiles.Document(all.World.Fleet, settings.Root["data"]["resource.exclusions"]) as SequenceNode : null;
        return from entry in list?.Items.OfType<MappingNode>() ?? []
               where entry["clusters"] is null
               let hidden = all.Sound.SelectMany(delivery => delivery.Unit!.Objects).FirstOrDefault(candidate => Names(entry, "apiGroups", candidate.Manifest.Id.Group) && Names(entry, "kinds", candidate.Manifest.Id.Kind))
               where hidden is not null
               let kinds = entry.List("kinds")
               select Finding.At(Info, kinds.Count > 0 ? kinds[0].Place : entry.Place, $"Argo CD does not look at any {hidden.Manifest.Id.Kind}, and {hidden.Unit!.Folder} renders {hidden.WrittenName}: it is never applied.", "Exclude what controllers make, and nothing that Git holds.");
    }

    // A list that is absent means all.
    private static bool Names(MappingNode entry, string key, string name) => entry.List(key) is not { Count: > 0 } list || list.OfType<ScalarNode>().Any(pattern => Globs.Matches(pattern.Text, name));
}
