using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>Finds names that nothing has. All who ask for one missing name are one finding.</summary>
/// <param name="rule">The rule that reports it.</param>
/// <param name="world">Where the names are looked for.</param>
internal sealed class NameCheck(RuleInfo rule, World world)
{
    /// <summary>Whether something exists that no object declares: what Kubernetes, GKE or a controller makes.</summary>
    public Func<Reference, bool> IsMade { get; init; } = _ => false;

    /// <summary>The names that exist by themselves, of each kind.</summary>
    public Func<Reference, IReadOnlyList<string>> BuiltIn { get; init; } = _ => [];

    /// <summary>What to do where no name is near.</summary>
    public Func<Reference, string> Remedy { get; init; } = reference => $"Add the {reference.Thing}, or correct the name.";

    /// <summary>Every name that is missing.</summary>
    public IEnumerable<Finding> Missing(IEnumerable<Reference> references)
    {
        var given = references.Where(reference => reference.IsGiven).ToList();
        var missing = given.Where(reference => !Exists(reference)).GroupBy(reference => reference.Key, StringComparer.Ordinal);
        return missing.Select(group => Judge([.. group], given)).OfType<Finding>();
    }

    private bool Exists(Reference reference) =>
        IsMade(reference) || BuiltIn(reference).Contains(reference.Name, StringComparer.Ordinal) || All(reference, reference.Kind).Concat(world.Beside(reference.ApiGroup, reference.Kind)).Any(reference.Means);

    private IEnumerable<ObjectField> All(Reference reference, string kind) => !reference.IsFleetWide ? world.All(reference.ApiGroup, kind)
        : world.Fleet.References.ClusterWorlds.SelectMany(cluster => cluster.All(reference.ApiGroup, kind));

    private Finding? Judge(List<Reference> askers, List<Reference> all)
    {
        var first = askers[0];
        var here = All(first, first.Kind).Where(root => World.IsIn(root, first.Namespace));
        if (world.IsOpen(first.Namespace))
        {
            // The object may exist where nobody looked; only a slip of the pen is sure.
            return NearestName.Slip(first.Name, here.Select(root => root.Owner.WrittenName).Concat(BuiltIn(first))) is { } slip ? AtAsker(askers, $"Did you mean {slip}?") : null;
        }

        var idle = here.Where(root => !all.Exists(reference => reference.Means(root))).ToList();
        var near = NearestName.Find(first.Name, here.Select(root => root.Owner.WrittenName).Concat(BuiltIn(first)));
        var orphan = idle.Find(root => root.Owner.WrittenName == near) ?? (idle is [var only] && near is null ? only : null);
        return orphan is not null && Evidence.IsOdd(world.Fleet.References, orphan["metadata"]["name"], orphan.Owner.Manifest.Name, first.Name, askers.ConvertAll(asker => asker.Field))
            ? AtOrphan(orphan, askers)
            : OfAnotherKind(askers) ?? Elsewhere(askers) ?? AtAsker(askers, near is not null ? $"Did you mean {near}?" : orphan is not null ? $"Nothing uses {orphan.Owner.WrittenName}: is it that one?" : Remedy(first));
    }

    private Finding? OfAnotherKind(List<Reference> askers)
    {
        var first = askers[0];
        var twin = first.KindField is null ? null : first.Twins.SelectMany(kind => All(first, kind)).FirstOrDefault(root => root.Owner.Manifest.Name == first.Name && World.IsIn(root, first.Namespace));
        return twin is null ? null : Found(first.KindField!, askers, $"{first.KindField!.Here} is {first.Kind}, of which there is no {first.Name}.", $"{first.Name} is a {twin.Kind}.");
    }

    // The name is right, the namespace beside it is not.
    private Finding? Elsewhere(List<Reference> askers)
    {
        var first = askers[0];
        var other = All(first, first.Kind).FirstOrDefault(root => root.Owner.Manifest.Name == first.Name);
        var field = askers.Select(asker => asker.NamespaceField).FirstOrDefault(field => field?.Exists == true);
        return other is null || field is null ? null : Found(field, askers,
            $"{field.Here} is {field.Text}, where there is no {first.Thing} {first.Name}.", $"It is in {other.Owner.Manifest.Namespace}.");
    }

    private Finding AtAsker(List<Reference> askers, string hint)
    {
        var first = askers[0];
        var place = first.Namespace is null ? "nothing makes" : $"nothing makes in the namespace {first.Namespace}";
        return Found(first.Field, askers, $"{first.Field.Here} names the {first.Thing} {first.Name}, which {place}.", hint);
    }

    private Finding AtOrphan(ObjectField orphan, List<Reference> askers)
    {
        var name = orphan["metadata"]["name"];
        var finding = name.Owner.Finding(rule, name.Path, FieldTarget.Value,
            $"Nothing asks for the {orphan.Kind} {orphan.Owner.WrittenName}, but {Evidence.Told(askers.ConvertAll(asker => asker.Field))} for {askers[0].Name}, which does not exist.",
            $"Name it {askers[0].Name}, or change whoever asks for that.");
        return finding with { Related = [.. askers.Select(asker => Evidence.Place(asker.Field))], Misses = [$"{orphan.Kind} {askers[0].Name}"] };
    }

    private Finding Found(ObjectField field, List<Reference> askers, string message, string hint)
    {
        var finding = Injection.At(world.Fleet, field, field.Owner.Finding(rule, field.Path, FieldTarget.Value, message, hint));
        return finding with
        {
            Related = [.. askers.Where(asker => asker.Field != askers[0].Field).Select(asker => Evidence.Place(asker.Field))],
            Misses = [$"{askers[0].Kind} {askers[0].Name}"],
        };
    }
}
