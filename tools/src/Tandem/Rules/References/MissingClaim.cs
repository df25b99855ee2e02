using System.Text.RegularExpressions;
using Tandem.Findings;

namespace Tandem.Rules.References;

/// <summary>A claim, a volume or a class that Pods name, and that is not there.</summary>
public sealed partial class MissingClaim() : ReferenceRule(new RuleInfo(
    "TND0138", "missing-claim", Severity.Error, Layers.References, "A claim, a volume or a class is named that is not there."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var names = new NameCheck(Info, world)
        {
            BuiltIn = reference => PlatformClasses.Of(reference.Kind),
            IsMade = reference => IsMade(world, reference),
        };
        return names.Missing(world.OwnPods.SelectMany(PodClaims.OfPod).Concat(world.Subjects.SelectMany(OfObject)))
            .Concat(SecretDrivers.Of(world).Where(pair => world.Subjects.Any(subject => subject.Owner == pair.Flaw.Field.Owner)).Select(pair => Found(world, pair.Flaw, pair.Others)));
    }

    private static IEnumerable<Reference> OfObject(ObjectField root) => (root.Group, root.Kind) switch
    {
        ("", "PersistentVolumeClaim") when root["spec"].Has("volumeName") => [new Reference(root["spec"]["volumeName"], "", "PersistentVolume", null)],
        ("", "PersistentVolumeClaim") => [PodClaims.StorageClass(root["spec"])],
        ("", "PersistentVolume") => [new Reference(root["spec"]["csi"]["driver"], "storage.k8s.io", "CSIDriver", null)],
        ("apps", "StatefulSet") =>
        [
            .. root.Select("spec.volumeClaimTemplates[].spec").Select(PodClaims.StorageClass),
            new Reference(root["spec"]["serviceName"], "", "Service", root.Owner.Manifest.Namespace),
        ],
        ("resource.k8s.io", "ResourceClaim" or "ResourceClaimTemplate") => root["spec"].Keyed("deviceClassName").Select(name => new Reference(name, "resource.k8s.io", "DeviceClass", null)),
        _ => [],
    };

    // A class that only binds volumes to claims needs no object; a StatefulSet makes a claim for each of its Pods.
    private static bool IsMade(World world, Reference reference) => reference.Kind switch
    {
        "StorageClass" => world.All("", "PersistentVolume").Any(volume => volume["spec"]["storageClassName"].Text == reference.Name),
        "PersistentVolumeClaim" => Ordinal().Match(reference.Name) is { Success: true } claim && world.All("apps", "StatefulSet").Any(set =>
            set.Select("spec.volumeClaimTemplates[].metadata.name").Any(name => $"{name.Text}-{set.Owner.Manifest.Name}" == claim.Groups["of"].Value)),
        "DeviceClass" => reference.Name.StartsWith("compute-domain-", StringComparison.Ordinal),
        _ => false,
    };

    [GeneratedRegex(@"^(?<of>.+)-[0-9]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ordinal();
}
