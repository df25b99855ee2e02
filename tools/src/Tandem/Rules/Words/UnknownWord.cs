using System.Globalization;
using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.Serving;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>A word that the API server takes and whoever reads it later does not know.</summary>
public sealed class UnknownWord() : ObjectRule(new RuleInfo(
    "TND0151", "unknown-word", Severity.Error, Layers.References, "A word means nothing to the kubelet, driver or controller that reads it."))
{
    // Which driver there is, is a reference: TND0138.
    private static readonly (string Path, Word Word)[] OfPods = [("volumes[].emptyDir.medium", KnownWords.Medium)];

    private static readonly (string Path, Word Word)[] OfContainers =
    [
        ("securityContext.capabilities.add[]", KnownWords.Capability), ("securityContext.capabilities.drop[]", KnownWords.Capability),
        ("env[].valueFrom.fieldRef.fieldPath", KnownWords.PodField),
    ];

    private static readonly Dictionary<string, (string Path, Word Word)[]> OfKinds = new(StringComparer.Ordinal)
    {
        ["SecretProviderClass"] = [("spec.provider", KnownWords.Provider)],
        ["Gateway"] = [("spec.listeners[].protocol", KnownWords.Protocol), ("spec.addresses[].type", KnownWords.Address)],
        ["HTTPRoute"] = [("spec.parentRefs[].kind", KnownWords.Parent)],
        ["GRPCRoute"] = [("spec.parentRefs[].kind", KnownWords.Parent)],
    };

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id) || OfKinds.ContainsKey(id.Kind);

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        (PodSpecs.Of(root) is { } pod ? OfPod(pod) : Of(root, OfKinds.GetValueOrDefault(root.Kind) ?? [])).OfType<Flaw>();

    private static IEnumerable<Flaw?> OfPod(ObjectField pod) =>
        Of(pod, OfPods).Append(pod["schedulerName"] is { Text: "default" or "scheduler" or "kube-scheduler" } scheduler
            ? scheduler.Flaw($"{scheduler.Here} is {scheduler.Text}, which is no scheduler's name: the Pods wait for ever.", "Take it out: default-scheduler is the default.") : null).Concat(PodSpecs.Containers(pod).SelectMany(container => Of(container, OfContainers).Concat(PodVariables.Of(container))))
            .Append(pod.Parent!["metadata"]["annotations"]["gke-gcsfuse/volumes"] is { Exists: true } mark ? FuseWords.Check(mark, mark.Text!, KnownWords.YesOrNo) : null)
            .Concat(pod["volumes"].Items.Select(volume => volume["csi"]).Where(csi => csi["driver"].Text == BucketMount.Driver).Select(csi => csi["volumeAttributes"]).SelectMany(FuseWords.OfFuse));

    private static IEnumerable<Flaw?> Of(ObjectField from, IEnumerable<(string Path, Word Word)> table) =>
        table.SelectMany(row => from.Select(row.Path).Where(field => field.Text is not null).Select(field => FuseWords.Check(field, field.Text!, row.Word)));
}
