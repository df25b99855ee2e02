using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.Kustomize;

/// <summary>A <c>namePrefix</c> or <c>nameSuffix</c> that the objects of one cluster get, and those of another do not.</summary>
/// <param name="Field">Which of the two.</param>
/// <param name="Text">What it adds.</param>
/// <param name="Unit">The unit that gets it.</param>
/// <param name="Other">The cluster whose same unit does not.</param>
internal sealed record UnevenAffix(string Field, ScalarNode Text, Unit Unit, string Other)
{
    private static readonly string[] Fields = ["namePrefix", "nameSuffix"];

    /// <summary>Every one.</summary>
    public static IReadOnlyList<UnevenAffix> Of(FleetModel fleet) =>
    [
        .. from units in fleet.Units.Where(unit => unit.Unit.Cluster is not null).GroupBy(unit => unit.Unit.Name, StringComparer.Ordinal)
           from unit in units
           from affix in In(unit)
           let other = units.FirstOrDefault(other => other != unit && !In(other).Any(twin => twin.Field == affix.Field && Plain(other, twin.Text) == Plain(unit, affix.Text)))
           where other is not null
           select new UnevenAffix(affix.Field, affix.Text, unit.Unit, other.Unit.Cluster!),
    ];

    private static IEnumerable<(string Field, ScalarNode Text)> In(RenderedUnit unit) =>
        from kustomization in unit.Tree.Kustomizations
        from field in Fields
        let text = kustomization.Root[field] as ScalarNode
        where text is { IsNull: false, Text.Length: > 0 }
        select (field, text);

    // Each region may put its own name into the names of its objects.
    private static string Plain(RenderedUnit unit, ScalarNode text) => text.Text.Replace(unit.Unit.Cluster!, "*", StringComparison.Ordinal);
}
