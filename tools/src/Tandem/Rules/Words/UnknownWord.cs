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
        Of(pod, OfPods).Concat(PodSpecs.Containers(pod).SelectMany(container => Of(container, OfContainers).Concat(PodVariables.Of(container))))
            .Append(pod.Parent!["metadata"]["annotations"]["gke-gcsfuse/volumes"] is { Exists: true } mark ? Check(mark, mark.Text!, KnownWords.YesOrNo) : null)
            .Concat(pod["volumes"].Items.Select(volume => volume["csi"]).Where(csi => csi["driver"].Text == BucketMount.Driver).Select(csi => csi["volumeAttributes"]).SelectMany(OfFuse));

    private static IEnumerable<Flaw?> OfFuse(ObjectField attributes) =>
        attributes.Entries.Where(entry => entry.Key is "fileCacheForRangeRead" or "skipCSIBucketAccessCheck" or "disableMetrics" or "hostNetworkPodKSA")
            .Select(entry => Check(entry, entry.Text ?? "", KnownWords.YesOrNo))
            .Concat(attributes.Entries.Where(entry => entry.Key.EndsWith("Capacity", StringComparison.Ordinal) || entry.Key.EndsWith("TTLSeconds", StringComparison.Ordinal)).Where(entry => long.TryParse(entry.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number < -1)
                .Select(entry => entry.Flaw($"{entry.Here} is {entry.Text}; -1 is without bounds, and nothing is below it.", "Write -1, 0 for none, or an amount.")))
            .Concat((attributes["mountOptions"].Text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(option => Check(attributes["mountOptions"], option.Split(':', '=')[0], KnownWords.MountOption)));

    private static IEnumerable<Flaw?> Of(ObjectField from, IEnumerable<(string Path, Word Word)> table) =>
        table.SelectMany(row => from.Select(row.Path).Where(field => field.Text is not null).Select(field => Check(field, field.Text!, row.Word)));

    // metadata.labels['app'] asks for one of them. What has a / is a controller's own.
    private static Flaw? Check(ObjectField field, string text, Word word)
    {
        var bare = text.Split('[')[0];
        if (word.Has(bare) || text.Contains("unset", StringComparison.Ordinal))
        {
            return null;
        }

        var near = NearestName.Find(text, word.Known.Where(known => known.Length > 0));
        return near is null && (!word.IsClosed || text.Contains('/', StringComparison.Ordinal)) ? null
            : field.Flaw($"{field.Here}: {Wording.Quote(text)} is no {word.What}.", near is { Length: > 1 } ? $"Did you mean {near}?" : word.Known.Count < 8 ? $"Take {Wording.AnyOf([.. word.Known.Where(known => known.Length > 0)])}." : null);
    }
}
