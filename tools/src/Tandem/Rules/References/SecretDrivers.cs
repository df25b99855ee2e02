using Tandem.Rules.Identity;
using Tandem.Rules.Words;

namespace Tandem.Rules.References;

/// <summary>Secrets that are mounted by a driver which does not know their class's provider.</summary>
/// <remarks>
/// GKE's add-on has a driver and a provider of its own, which know each other alone; every other provider is of the driver that
/// people install: https://docs.cloud.google.com/secret-manager/docs/secret-manager-managed-csi-component.
/// </remarks>
internal static class SecretDrivers
{
    private const string Group = "secrets-store.csi.x-k8s.io";
    private const string Managed = "gke";

    /// <summary>The driver or the provider that strayed, with those it should go with.</summary>
    public static IEnumerable<(Flaw Flaw, IReadOnlyList<ObjectField> Others)> Of(World world)
    {
        var pairs = world.All(Group, "SecretProviderClass").Select(root => Fields(world, root)).Where(fields => fields.Count > 1).ToList();
        var isManaged = IsManagedMeant(world, [.. pairs.SelectMany(fields => fields)]);
        var strayed = from fields in pairs
                      where fields.Select(IsManaged).Distinct().Count() > 1
                      from wrong in fields.Where(field => IsManaged(field) != isManaged)
                      let others = fields.Where(field => IsManaged(field) == isManaged).ToList()
                      select (Flawed(wrong, others[0]) with { Misses = [$"SecretProviderClass {fields[0].Owner.Manifest.Name}"] }, (IReadOnlyList<ObjectField>)others);
        return Others(world).Concat(strayed);
    }

    // A driver that brings in something else than secrets.
    private static IEnumerable<(Flaw Flaw, IReadOnlyList<ObjectField> Others)> Others(World world) =>
        from pod in world.OwnPods
        from csi in pod.Spec.Select("volumes[].csi")
        where csi["volumeAttributes"]["secretProviderClass"].Exists && csi["driver"].Text is { } driver && driver is not (MountedSecret.Driver or MountedSecret.InstalledDriver)
            && PlatformClasses.Of("CSIDriver").Contains(driver, StringComparer.Ordinal)
        select (csi["driver"].Flaw($"{csi["driver"].Here} is {csi["driver"].Text}, which mounts no secrets, but the volume names a SecretProviderClass.", $"Write {MountedSecret.Driver}."), (IReadOnlyList<ObjectField>)[csi["volumeAttributes"]["secretProviderClass"]]);

    // The provider, and the drivers of all volumes that use it. A word that nobody knows has a finding of its own.
    private static List<ObjectField> Fields(World world, ObjectField root) =>
    [
        .. new[] { root["spec"]["provider"] }.Where(field => KnownWords.Provider.Known.Contains(field.Text, StringComparer.Ordinal)),
        .. from pod in world.Pods
           where World.IsIn(root, pod.Root.Owner.Manifest.Namespace)
           from csi in pod.Spec.Select("volumes[].csi")
           where csi["volumeAttributes"]["secretProviderClass"].Text == root.Owner.Manifest.Name && csi["driver"].Text is MountedSecret.Driver or MountedSecret.InstalledDriver
           select csi["driver"],
    ];

    // What most say; else GKE's own, which needs nobody to install it.
    private static bool IsManagedMeant(World world, List<ObjectField> all)
    {
        var managed = all.Count(IsManaged);
        return managed * 2 != all.Count ? managed * 2 > all.Count : world.Find("storage.k8s.io", "CSIDriver", null, MountedSecret.InstalledDriver) is null;
    }

    private static bool IsManaged(ObjectField field) => field.Text is Managed or MountedSecret.Driver;

    private static Flaw Flawed(ObjectField wrong, ObjectField other) => wrong.Key == "provider"
        ? wrong.Flaw($"The provider is {wrong.Text}, but the secrets are mounted by {other.Text}, which does not know it.", $"The provider of {MountedSecret.Driver} is {Managed}.")
        : wrong.Flaw($"The secrets are mounted by {wrong.Text}, which does not know the provider {(other.Key == "provider" ? other.Text : Managed)}.", $"The driver of the provider {Managed} is {MountedSecret.Driver}.");
}
