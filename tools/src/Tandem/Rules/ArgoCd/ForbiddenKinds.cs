using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Rules.Parity;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>The kinds that a cluster's units render, or its CRDs bring, and that its AppProject does not let in.</summary>
internal static class ForbiddenKinds
{
    /// <summary>The findings of one project.</summary>
    public static IEnumerable<Finding> Of(RuleInfo rule, Deliveries all, ObjectField project)
    {
        var own = all.Sound.Where(delivery => delivery.Application["spec"]["project"].Text == project.Owner.Manifest.Name).ToList();
        var rendered = own.SelectMany(delivery => delivery.Unit!.Objects).Select(ObjectField.Root).ToList();
        var sources = all.All.Where(delivery => delivery.Application["spec"]["project"].Text == project.Owner.Manifest.Name).ToList();
        var published = sources.SelectMany(delivery => Published(all.World.Fleet, rule, project, delivery));
        return rendered.Where(root => !IsAdmitted(all, project, root)).GroupBy(root => (root.Group, root.Kind))
            .Select(kind => Judge(rule, all, project, [.. kind], rendered)).Concat(published)
            .Concat(DeniedKinds.Of(rule, all, project, rendered, [.. sources.SelectMany(delivery => PublishedCrds.Of(delivery.Source))]));
    }

    private static bool IsAdmitted(Deliveries all, ObjectField project, ObjectField root)
    {
        var scope = Scopes.IsOfCluster(all, root);
        var (id, name) = (root.Owner.Manifest.Id, root.Owner.Manifest.Name);
        return (scope != false && Projects.Admits(project, id, name, isClusterScoped: true)) || (scope != true && Projects.Admits(project, id, name, isClusterScoped: false));
    }

    private static Finding Judge(RuleInfo rule, Deliveries all, ObjectField project, List<ObjectField> refused, List<ObjectField> rendered)
    {
        var (first, isOfCluster) = (refused[0], Scopes.IsOfCluster(all, refused[0]) == true);
        var list = project["spec"][isOfCluster ? "clusterResourceWhitelist" : "namespaceResourceWhitelist"];
        var idle = list.Items.Where(entry => !rendered.Exists(root => Projects.IsOf(entry, root.Owner.Manifest.Id, root.Owner.Manifest.Name))).ToList();
        var message = $"The AppProject {project.Owner.Manifest.Name} lets in no {first.Kind} of {(first.Group.Length == 0 ? "the core group" : first.Group)}, and {first.Owner.Unit!.Folder} renders {first.Owner.WrittenName}: the sync is refused.";
        if (Scopes.IsOfCluster(all, first) is not null && OfOtherScope(project, first, isOfCluster) is { } other)
        {
            var moved = other.Entries[0].KeyFlaw(message, $"Move it to {list.Key}: a {first.Kind} is {(isOfCluster ? "of the whole cluster" : "in a namespace")}.").Of(rule);
            return moved with { Blame = Adding(all.World.Fleet, moved.Blame.Place) is { } place ? Blame.At(place) : moved.Blame, Related = [Evidence.Place(first["kind"])], Involves = Involved(refused) };
        }

        var flaw = Meant(idle, first, message) ?? (list.Exists ? list.KeyFlaw(message, Remedy(first)) : list.Missing(message, Remedy(first)));
        var finding = flaw.Of(rule);
        var entry = flaw.Field.Key == list.Key ? Entry(all.World.Fleet, first) : null;
        return (entry is null ? finding : finding with { Blame = finding.Blame with { Place = entry }, Hint = $"Let the argocd unit of this region allow it too: {Remedy(first)}" }) with
        {
            Related = [Evidence.Place(first["kind"])],
            Involves = Involved(refused),
        };
    }

    private static List<string> Involved(List<ObjectField> refused) => refused.ConvertAll(root => $"{root.Kind} {root.Owner.Manifest.Name}");

    // An entry that lets in nothing, because the other list is for kinds like it.
    private static ObjectField? OfOtherScope(ObjectField project, ObjectField root, bool isOfCluster) =>
        project["spec"][isOfCluster ? "namespaceResourceWhitelist" : "clusterResourceWhitelist"].Items.FirstOrDefault(entry => entry["group"].Text == root.Group && entry["kind"].Text == root.Kind);

    // A patch says by the path of its operation which list an entry is added to.
    private static Place? Adding(FleetModel fleet, Place entry) => fleet.Trees.SelectMany(tree => tree.Patches).OfType<SequenceNode>().SelectMany(patch => patch.Items).OfType<MappingNode>()
        .FirstOrDefault(operation => operation.Mapping("value")?.Entries is [var first, ..] && first.Key.Place == entry)?["path"]?.Place;

    private static string Remedy(ObjectField root) => $"Add {{group: \"{root.Group}\", kind: {root.Kind}}}.";

    // The entry that was to let it in: of its kind under another name or group, or of its group under a kind like it.
    private static Flaw? Meant(List<ObjectField> idle, ObjectField root, string message)
    {
        var (group, kind) = (root.Group, root.Kind);
        ObjectField? Find(Func<ObjectField, bool> isMeant) => idle.Find(entry => isMeant(entry));
        return Find(entry => entry["group"].Text == group && entry["kind"].Text == kind) is { } named ? named["name"].Flaw(message, $"Write {root.Owner.Manifest.Name}.")
            : Find(entry => entry["group"].Text == group && AreAlike(entry["kind"].Text ?? "", kind)) is { } slip ? slip["kind"].Flaw(message, $"Write {kind}.")
            : Find(entry => entry["kind"].Text == kind || (group.Length > 0 && entry["group"].Text == group)) is { } entry ? entry.Entries[0].KeyFlaw(message, $"Write {{group: \"{group}\", kind: {kind}}}.") : null;
    }

    // A slip of the pen, or two kinds of one family, such as HTTPRoute and GRPCRoute.
    private static bool AreAlike(string left, string right) => NearestName.Find(left, [right]) is not null
        || left.Reverse().Zip(right.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count() * 2 > Math.Max(left.Length, right.Length);

    // One region alone takes in what brings the kind.
    private static Place? Entry(FleetModel fleet, ObjectField root) =>
        fleet.Units.Where(unit => unit.Unit.Cluster != root.Owner.Unit!.Cluster && unit.Unit.Name == root.Owner.Unit.Name).ToList() is not { Count: > 0 } twins
            || twins.Exists(unit => unit.Objects.Any(other => other.Manifest.Id == root.Owner.Manifest.Id)) ? null
            : new RegionFiles(fleet).Own(root.Owner, root.Owner.Blame(root["kind"].Path, FieldTarget.Value).Place);

    private static IEnumerable<Finding> Published(FleetModel fleet, RuleInfo rule, ObjectField project, Delivery delivery)
    {
        var id = PublishedCrd.Id;
        var (crds, directory) = (PublishedCrds.Of(delivery.Source), delivery.Source["directory"]);
        var include = directory.Has("include") ? directory["include"] : directory["exclude"];
        var refused = crds.Where(crd => !Projects.Admits(project, id, crd.Name, isClusterScoped: true)).ToList();
        var names = project["spec"]["clusterResourceWhitelist"].Items.Where(entry => entry["group"].Text == id.Group && entry["kind"].Text == id.Kind && entry.Has("name")).Select(entry => entry["name"]).ToList();
        var flaw = refused.Count == 0 ? null : crds.Count == 1 && names.Find(name => NearestName.Find(name.Text ?? "", [crds[0].Name]) is not null && !IsUsed(fleet, name.Text!)) is { } slip
            ? slip.Flaw($"The AppProject {project.Owner.Manifest.Name} lets in the CRD {slip.Text}; the Application {delivery.Name} brings {crds[0].Name}.", $"Write {crds[0].Name}.")
            : names.Count == 0 && crds.Count == 1 ? project["spec"]["clusterResourceWhitelist"].KeyFlaw($"The AppProject {project.Owner.Manifest.Name} does not let in the CRD {crds[0].Name}, which the Application {delivery.Name} brings.", "Add it by its name.")
            : (include.Exists ? include : delivery.Source["path"]).Flaw($"The Application {delivery.Name} takes the CRDs {string.Join(", ", refused.Select(crd => crd.Name))} too, which the AppProject {project.Owner.Manifest.Name} does not let in.", "Include the files that are wanted, and no others.");
        return flaw is null ? [] : [flaw.Of(rule)];
    }

    // Objects of a kind that the project lets in need its CRD: then the Application brings another one by mistake.
    private static bool IsUsed(FleetModel fleet, string crd) => fleet.Objects.Any(used => $"{used.Manifest.Id.Kind.ToLowerInvariant()}s.{used.Manifest.Id.Group}" == crd);
}
