using Tandem.Kustomize;

namespace Tandem.Fleet;

/// <summary>The unit that an opt-in component is for: the one that holds most of what it changes.</summary>
internal static class UnitFor
{
    // A target that selects something counts more than any that fails at its last field.
    private const int Hit = 10;

    /// <summary>It; null where no unit holds anything of it.</summary>
    public static RenderedUnit? Find(KustomizationTree component, IReadOnlyList<RenderedUnit> units)
    {
        var scores = units.Select(unit => new { Unit = unit, Score = Score(component, unit.Tree) }).ToList();
        return scores.MaxBy(pair => pair.Score) is { Score: > 0 } best ? best.Unit : null;
    }

    private static int Score(KustomizationTree component, KustomizationTree unit) =>
        component.Targets.Sum(target => Of(target.Selected, new ObjectSelector(target.Selector, patterns: true), () => SelectorSlip.Of(target.Selector, patterns: true, unit.Objects), unit))
        + component.Replacements.Sum(target => Of(target.Selected, new ObjectSelector(target.Select, patterns: false), () => SelectorSlip.Of(target.Select, patterns: false, unit.Objects), unit));

    // What it brings itself it changes in any unit.
    private static int Of(int own, ObjectSelector selector, Func<SelectorSlip> slip, KustomizationTree unit) =>
        own > 0 ? 0 : unit.Objects.Any(selector.Selects) ? Hit : slip().Depth;
}
