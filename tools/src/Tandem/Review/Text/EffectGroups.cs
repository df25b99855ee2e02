namespace Tandem.Review.Text;

/// <summary>Changes by what they act on, as every report shows them: a change with fields of several effects stands under each of them.</summary>
internal static class EffectGroups
{
    /// <summary>The effects that have changes, the gravest first.</summary>
    public static IEnumerable<(Effect Effect, IReadOnlyList<ObjectChange> Changes)> Of(ReviewResult result) =>
        from effect in Enum.GetValues<Effect>()
        let changes = result.Changes.Select(change => Part(change, effect)).OfType<ObjectChange>().ToList()
        where changes.Count > 0
        select (effect, (IReadOnlyList<ObjectChange>)changes);

    /// <summary>The effect's name in reports.</summary>
    public static string Name(Effect effect) => effect.ToString().ToLowerInvariant();

    private static ObjectChange? Part(ObjectChange change, Effect effect)
    {
        if (change.Fields.Count == 0)
        {
            return change.Effect == effect ? change : null;
        }

        var fields = change.Fields.Where(field => field.Effect == effect).ToList();
        return fields.Count == 0 ? null : change with { Fields = fields, Consequence = fields.Max(field => field.Consequence) };
    }
}
