using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>Requests and limits that contradict each other, or a resource that containers do not have.</summary>
public sealed class InvalidResources() : ObjectRule(new RuleInfo(
    "TND0119", "invalid-resources", Severity.Error, Layers.Schemas, "Requests and limits contradict each other, or name what there is none of."))
{
    private static readonly string[] Standard = ["cpu", "memory", "ephemeral-storage"];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id) || id is { Group: "", Kind: "PersistentVolumeClaim" };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        PodSpecs.Of(root) is { } pod
            ? PodSpecs.Containers(pod).Append(pod).SelectMany(OfOwner).Concat(MemoryVolumes.Of(pod))
                .Concat(pod.Select("volumes[].emptyDir.sizeLimit").Select(size => ResourceAmounts.Negative(size) ?? ResourceAmounts.Unitless(size)))
                .Concat(root.Select("spec.volumeClaimTemplates[].spec").SelectMany(ResourceAmounts.OfClaim)).OfType<Flaw>()
            : root.Group.Length == 0 && root.Is("PersistentVolumeClaim") && root.Has("spec") ? ResourceAmounts.OfClaim(root["spec"]).OfType<Flaw>() : [];

    private static IEnumerable<Flaw?> OfOwner(ObjectField owner)
    {
        var (requests, limits, tooLittle) = (owner["resources"]["requests"], owner["resources"]["limits"], ProgramMemory.Of(owner));
        yield return tooLittle;
        foreach (var amount in requests.Entries.Concat(limits.Entries).Where(amount => amount.Exists))
        {
            yield return UnknownName(amount) ?? ResourceAmounts.Negative(amount) ?? (amount.Key == "cpu" || !Standard.Contains(amount.Key, StringComparer.Ordinal) ? null : ResourceAmounts.Unitless(amount))
                ?? (IsExtended(amount.Key) && Quantities.Parse(amount.Text) % 1 is { } rest and not 0
                    ? amount.Flaw($"{amount.Here} must be a whole number; it is {amount.Text}.") : null);
        }

        foreach (var request in requests.Entries)
        {
            // A limit that is wrong by itself is no measure.
            yield return tooLittle is not null && request.Key == tooLittle.Field.Key ? null : AgainstLimit(request, limits[request.Key]);
        }
    }

    private static Flaw? AgainstLimit(ObjectField request, ObjectField limit)
    {
        var (asked, most) = (Quantities.Parse(request.Text), Quantities.Parse(limit.Text));
        var exact = IsExtended(request.Key) || IsHugePages(request.Key);
        return asked is null || UnknownName(request) is not null ? null
            : exact && !limit.Exists
            ? limit.Missing($"{limit.Here} is required, equal to the request of {request.Text}: {request.Key} cannot be overcommitted.")
            : asked > most ? request.Flaw($"{request.Here} must be at most the limit of {limit.Text}; it is {request.Text}.")
            : exact && asked < most ? request.Flaw($"{request.Here} must equal the limit of {limit.Text}; it is {request.Text}.") : null;
    }

    private static Flaw? UnknownName(ObjectField amount) =>
        Names.LabelKey(amount.Key) is null && (amount.Key.Contains('/') || IsHugePages(amount.Key) || Standard.Contains(amount.Key, StringComparer.Ordinal))
            ? null
        : amount.KeyFlaw($"{amount.Here} is no resource of a container.", Schemas.NearestName.Find(amount.Key, Standard) is { } nearest
            ? $"Did you mean {nearest}?" : "They are cpu, memory, ephemeral-storage, hugepages-SIZE and names with a domain, such as google.com/tpu.");

    private static bool IsExtended(string name) => name.Contains('/') && !name.Contains("kubernetes.io/", StringComparison.Ordinal);

    private static bool IsHugePages(string name) => name.StartsWith("hugepages-", StringComparison.Ordinal);
}
