using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Identity;

/// <summary>A secret of Secret Manager that a SecretProviderClass of a cluster names.</summary>
/// <remarks>https://docs.cloud.google.com/secret-manager/docs/secret-manager-managed-csi-component</remarks>
/// <param name="Cluster">The cluster.</param>
/// <param name="Text">The class's <c>parameters.secrets</c>.</param>
/// <param name="Project">The project's ID or number.</param>
/// <param name="Name">The secret's name.</param>
internal sealed partial record MountedSecret(string Cluster, ObjectField Text, string Project, string Name)
{
    /// <summary>GKE's own driver.</summary>
    public const string Driver = "secrets-store-gke.csi.k8s.io";

    /// <summary>The driver that people install.</summary>
    public const string InstalledDriver = "secrets-store.csi.k8s.io";

    /// <summary>The class.</summary>
    public ManifestObject Class => Text.Owner.Manifest;

    /// <summary>The secrets of every class of the clusters that were asked for.</summary>
    public static IEnumerable<MountedSecret> Of(FleetModel fleet) =>
        from texts in Texts(fleet)
        from resource in Resources(texts.Field.Text ?? "")
        let match = Form().Match(resource)
        where match.Success
        select new MountedSecret(texts.Cluster, texts.Field, match.Groups["project"].Value, match.Groups["name"].Value);

    /// <summary>The lists of secrets of every class of the clusters that were asked for.</summary>
    public static IEnumerable<(string Cluster, ObjectField Field)> Texts(FleetModel fleet) =>
        from unit in fleet.Units
        where unit.Unit.Cluster is not null
        from candidate in unit.Objects
        where candidate.Manifest.Id is { Kind: "SecretProviderClass", Group: "secrets-store.csi.x-k8s.io" }
        let spec = ObjectField.Root(candidate)["spec"]
        where spec["provider"].Text is "gke" or "gcp"
        select (unit.Unit.Cluster!, spec["parameters"]["secrets"]);

    /// <summary>Whether a resource's name is one of a secret's version.</summary>
    public static bool IsVersion(string resource) => Form().IsMatch(resource);

    /// <summary>The place that wrote a piece of the text between slashes: the text itself, or the fact that was put into it.</summary>
    public Blame WriterOf(string piece) => WriterOf(Text, text => text == piece.Trim('/').Split('/')[^1] || text.Contains(piece, StringComparison.Ordinal));

    /// <summary>The place of the last of the texts that such a list was made of.</summary>
    public static Blame WriterOf(ObjectField list, Func<string, bool> wrote)
    {
        var whole = list.Owner.Blame(list.Path, FieldTarget.Value);
        return list.Owner.Source is { } source && ObjectBlamer.OfText(source, list.Owner.Manifest.Root, list.Path, wrote) is { } place ? whole with { Place = place } : whole;
    }

    /// <summary>The Pods of its cluster that mount its class.</summary>
    public IEnumerable<PodTemplate> Mounters(IEnumerable<PodTemplate> pods) => pods.Where(pod => pod.Cluster == Cluster && pod.Namespace == (Class.Namespace ?? "default")
        && pod.Spec.Select("volumes[].csi").Any(csi => csi["driver"].Text is Driver or InstalledDriver && csi["volumeAttributes"]["secretProviderClass"].Text == Class.Name));

    /// <summary>The resources' names in such a list.</summary>
    public static IEnumerable<string> Resources(string yaml) => Items(yaml).Select(item => item.Text("resourceName")).OfType<string>();

    /// <summary>The entries of such a list.</summary>
    public static IEnumerable<MappingNode> Items(string yaml) =>
        YamlReader.Read(new SourceText("secrets", yaml)).Documents.OfType<SequenceNode>().SelectMany(list => list.Items.OfType<MappingNode>());

    [GeneratedRegex(@"^projects/(?<project>[^/]+)/(locations/[^/]+/)?secrets/(?<name>[^/]+)/versions/[^/]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
