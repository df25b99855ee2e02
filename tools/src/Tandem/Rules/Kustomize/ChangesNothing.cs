using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize.Effects;
using Tandem.Manifests;

namespace Tandem.Rules.Kustomize;

/// <summary>A patch, a replacement or an override that meets its objects and leaves them all as they were.</summary>
public sealed class ChangesNothing() : Rule(KustomizeRules.ChangesNothing)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var idle = EntryUses.Of(fleet).Where(uses => uses.Any(use => use.Hits > 0) && uses.All(use => !use.Changed)).Select(uses => uses[0]).ToList();
        return idle.Where(effect => Counts(fleet, effect, idle)).Select(effect => Finding.At(Info, effect.Place, Message(effect), "Delete it, or write what was meant.") with
        {
            // In anybody's tree a second writer of one value may be there to keep two places equal.
            Severity = fleet.IsRepository ? Severity.Error : Severity.Warning,
            Objects = effect.Kind == EffectKind.Replacement ? [.. Reached(fleet, effect)] : [],
        });
    }

    private static IEnumerable<ObjectRef> Reached(FleetModel fleet, Effect replacement) =>
        from candidate in fleet.Objects
        from filling in candidate.Source?.Fillings ?? []
        where filling.FieldPath.Place == replacement.Place
        select candidate.Reference(FieldPaths.Print(candidate.Manifest.Root, filling.Path));

    // A patch none of whose operations changes anything is one mistake; a value that is written twice is one only where
    // every shared value has one place.
    private static bool Counts(FleetModel fleet, Effect effect, List<Effect> idle) => effect.Kind switch
    {
        EffectKind.Namespace => false,
        EffectKind.Replacement => fleet.IsRepository,
        EffectKind.Operation => !idle.Exists(other => other.Kind == EffectKind.Patch && other.Operations.Contains(effect.Place)),
        _ => true,
    };

    private static string Message(Effect effect) => effect.Kind switch
    {
        EffectKind.Operation => $"The operation {effect.Text} changes nothing: every object it reaches holds that value already.",
        EffectKind.Replacement => $"The replacement of {effect.Text} changes nothing: the field holds that value already, in every unit.",
        EffectKind.Image => $"The override of the image {effect.Text} changes nothing: every container has that image already.",
        EffectKind.Replicas => $"The override of the replicas of {effect.Text} changes nothing: the count is there already.",
        EffectKind.Pair => $"The entry {effect.Text} changes nothing: every object has that value already.",
        _ => $"The patch {effect.Text}".TrimEnd() + " changes nothing: every object it reaches holds those values already.",
    };
}
