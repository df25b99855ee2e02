using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Live.Jobs;
using Tandem.Manifests;
using Tandem.Rules.ArgoCd;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>What <c>tandem drill</c> looks for by its name in the objects that it brings, and does not find.</summary>
public sealed class UnknownDrillPart() : ReferenceRule(new RuleInfo(
    "TND0167", "unknown-drill-part", Severity.Error, Layers.References, "tandem drill does not find one of its own objects, or puts it into the wrong namespace."))
{
    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override bool ConcernsOwn => true;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) => world.Subjects is not [{ Owner.Unit.Folder: DrillManifests.Folder }, ..] ? []
        : Jobs(world).Concat(Containers(world)).Concat(Roles(world)).Select(flaw => Found(world, flaw)).Concat(Hashed(world));

    private static IEnumerable<Flaw> Jobs(World world)
    {
        var jobs = world.Own("batch", "Job").Select(job => job["metadata"]["name"]).ToList();
        var missing = DrillManifests.Jobs.Where(name => !jobs.Exists(job => job.Text == name)).ToList();
        var strangers = jobs.FindAll(job => !DrillManifests.Jobs.Contains(job.Text, StringComparer.Ordinal));
        return from name in missing
               let stray = strangers.Find(job => NearestName.Find(job.Text!, missing) == name) ?? (strangers.Count == 1 && missing.Count == 1 ? strangers[0] : null)
               where stray is not null
               select stray.Flaw($"tandem drill looks for the Job {name}; this one is called {stray.Text}.", $"Name it {name}.");
    }

    private static IEnumerable<Flaw> Containers(World world) =>
        from job in world.Own("batch", "Job")
        where job.Owner.Manifest.Name == DrillManifests.LoadJob
        let names = job["spec"]["template"]["spec"]["containers"].Items.Select(container => container["name"]).ToList()
        where names.Count == 1 && names[0].Text != DrillManifests.LoadContainer
        select names[0].Flaw($"tandem drill reads the log of the container {DrillManifests.LoadContainer}; this one is called {names[0].Text}.", $"Name it {DrillManifests.LoadContainer}.");

    // What an earlier drill has left, a drill of other scripts finds by its name alone.
    private IEnumerable<Finding> Hashed(World world) =>
        from map in world.Own("", "ConfigMap")
        where map.Owner.Source is { HasHashedName: true, Writers: [GeneratedWriter, ..] }
        let writer = (GeneratedWriter)map.Owner.Source!.Writers[0]
        let root = world.Fleet.Workspace.Yaml(writer.Entry.Source.Path).Documents.OfType<MappingNode>().FirstOrDefault()
        let option = new[] { writer.Entry.Mapping("options"), root?.Mapping("generatorOptions") }.Select(options => options?["disableNameSuffixHash"]).FirstOrDefault(value => value is not null)
        select Finding.At(Info, (option ?? writer.Entry["name"] ?? writer.Entry).Place, $"The name of {map.Owner.WrittenName} ends in a hash of its content: a drill with other scripts does not find what one that was killed has left.",
            "Write disableNameSuffixHash: true.") with
        { Objects = [map.Owner.Reference(null)] };

    // Who may touch Applications belongs into Argo CD's namespace, and a binding where its role is.
    private static IEnumerable<Flaw> Roles(World world) =>
        world.Own(AccountBindings.Group, "Role").Where(role => IsBound(world, role.Owner.Manifest.Name) && !DrillManifests.IsOfArgo(role.Owner.Manifest.Name) && role.Select("rules[].apiGroups[]").Any(item => item.Text == Deliveries.ApiGroup))
            .Select(role => role["metadata"]["name"]).Select(name => name.Flaw($"{name.Text} gives rights on Applications, but by its name tandem drill puts it into the namespace of the servers.", $"Let the name end in {DrillManifests.OfArgo}."))
            .Concat(from binding in world.Own(AccountBindings.Group, "RoleBinding")
                    let role = binding["roleRef"]["name"]
                    where role.Text is { } name && binding["roleRef"]["kind"].Text == "Role" && world.Find(AccountBindings.Group, "Role", null, name) is not null
                    where DrillManifests.IsOfArgo(role.Text!) != DrillManifests.IsOfArgo(binding.Owner.Manifest.Name) && MissingRole.Crossed(world, binding) is null
                    select binding["metadata"]["name"].Flaw($"tandem drill puts the binding {binding.Owner.Manifest.Name} and the role {role.Text} into two namespaces: only names of Argo CD's end in {DrillManifests.OfArgo}.", $"Name the binding {role.Text}."));

    private static bool IsBound(World world, string role) => world.Own(AccountBindings.Group, "RoleBinding").Any(binding => binding["roleRef"]["name"].Text == role);
}
