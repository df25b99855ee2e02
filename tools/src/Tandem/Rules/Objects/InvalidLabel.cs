using System.Text;
using Tandem.Findings;

namespace Tandem.Rules.Objects;

/// <summary>A label or an annotation that the API server refuses.</summary>
public sealed class InvalidLabel() : ObjectRule(new RuleInfo(
    "TND0115", "invalid-label", Severity.Error, Layers.Schemas, "A label or an annotation has a malformed key or value."))
{
    private static readonly string[] LabelMaps = ["nodeSelector", "matchLabels", "selector"];

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        Metadata(root).Where(metadata => metadata.Exists).SelectMany(metadata => Labels(metadata["labels"]).Concat(AnnotationLimits.Annotations(metadata["annotations"])))
            .Concat(Selectors.IsNative(root.Owner.Manifest.Id) ? root["spec"].Keyed(LabelMaps).Where(IsLabels).SelectMany(Labels) : [])
            .Concat(root.Is("Gateway") ? AnnotationLimits.GatewayInfrastructure(root["spec"]["infrastructure"]) : []);

    private static IEnumerable<ObjectField> Metadata(ObjectField root) => !Selectors.IsNative(root.Owner.Manifest.Id) ? [root["metadata"]] :
    [
        root["metadata"], root["template"]["metadata"], root["spec"]["template"]["metadata"], root["spec"]["metadata"],
        root["spec"]["jobTemplate"]["metadata"], root["spec"]["jobTemplate"]["spec"]["template"]["metadata"],
        .. root.Select("spec.volumeClaimTemplates[].metadata"),
    ];

    private static bool IsLabels(ObjectField field) => field.Mapping is not null
        && (field.Key != "selector" || field.Is("Service", "ReplicationController"));

    private static IEnumerable<Flaw> Labels(ObjectField labels)
    {
        foreach (var label in labels.Entries)
        {
            if (Names.LabelKey(label.Key) is { } wantedKey)
            {
                yield return label.KeyFlaw($"The label key \"{label.Key}\" must be {wantedKey}.");
            }

            if (label.String is { } text && !IsBuilder(label.Key, text) && Names.LabelValue(text) is { } wanted)
            {
                yield return label.Flaw($"{label.Here} must be {wanted}; it is \"{AnnotationLimits.Short(text)}\".");
            }
        }
    }

    // What kubectl's own kustomize writes for managedByLabel; the released program, which Argo CD runs, writes its version.
    private static bool IsBuilder(string key, string value) => key == "app.kubernetes.io/managed-by" && value == "kustomize-(devel)";
}
