using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Review.Effects;

namespace Tandem.Review.Comparing;

/// <summary>Says what becomes of one object of one cluster.</summary>
/// <param name="before">The files of the base.</param>
/// <param name="after">The files of the head.</param>
internal sealed class ObjectComparer(Workspace before, Workspace after)
{
    /// <summary>What becomes of it; null where nothing does.</summary>
    public ObjectChange? Compare(string cluster, ObjectPair pair) => pair switch
    {
        { Before: null } => Whole(cluster, ChangeKind.Added, pair.After!, after),
        { After: null } => Whole(cluster, ChangeKind.Removed, pair.Before, before),
        _ => Changed(cluster, pair.Before, pair.After),
    };

    /// <summary>The object in the words of reports.</summary>
    public static ReviewedObject NameOf(FleetObject candidate) =>
        new(candidate.Unit?.Name, candidate.Manifest.Id.ApiVersion, candidate.Manifest.Id.Kind, candidate.Manifest.Namespace, candidate.WrittenName);

    private static ObjectChange Whole(string cluster, ChangeKind kind, FleetObject candidate, Workspace files) =>
        new(kind, NameOf(candidate), [cluster], EffectOf(candidate, [], null)) { Places = SetPlaces.OfObject(candidate, files) };

    private ObjectChange? Changed(string cluster, FleetObject mine, FleetObject theirs)
    {
        var fields = NodeComparer.Between(mine.Manifest.Root, theirs.Manifest.Root)
            .Where(difference => !IsHash(mine, theirs, difference))
            .Select(difference => Field(mine, theirs, difference))
            .ToList();
        var move = mine.Unit?.Name == theirs.Unit?.Name ? null
            : $"It moves from unit {mine.Unit?.Name} to unit {theirs.Unit?.Name}: another Application owns it then, and the first one's sync must not delete it before.";
        return fields.Count == 0 && move is null ? null
            : new ObjectChange(ChangeKind.Changed, NameOf(theirs), [cluster], fields.Select(field => field.Effect).DefaultIfEmpty(Effect.Availability).Min())
            {
                Fields = fields,
                Consequence = fields.Select(field => field.Consequence).DefaultIfEmpty().Max(),
                Note = move,
            };
    }

    // The name of a generated object says only that its content changed, and the content is shown.
    private static bool IsHash(FleetObject mine, FleetObject theirs, FieldDifference difference) =>
        difference.Way.Text == "metadata.name" && mine.WrittenName == theirs.WrittenName;

    private FieldChange Field(FleetObject mine, FleetObject theirs, FieldDifference difference)
    {
        var way = difference.Way.Keys;
        var (consequence, note) = ConsequenceOf(mine, theirs, difference);
        var isHidden = theirs.Manifest.Id is { Group: "", Kind: "Secret" } && way is ["data" or "stringData", ..];
        return new FieldChange(difference.Way.Text, Shown(difference.BeforeText, isHidden), Shown(difference.AfterText, isHidden), EffectOf(theirs, way, difference))
        {
            Consequence = consequence,
            Note = note,
            Places = difference.After is not null ? SetPlaces.OfField(theirs, difference.Way.After, difference, after) : SetPlaces.OfField(mine, difference.Way.Before, difference, before),
        };
    }

    private static (Consequence, string?) ConsequenceOf(FleetObject mine, FleetObject theirs, FieldDifference difference)
    {
        if (ImmutableChange.Of(mine, difference) is { } field)
        {
            return Recreation.IsAutomatic(theirs.Manifest) ? (Consequence.Restart, "Argo CD deletes it and makes it again at the next sync.")
                : (Consequence.Replace, $"{string.Join('.', field.Keys)} cannot be changed. {field.Remedy}");
        }

        return Rollout.Restarts(theirs.Manifest, difference.Way.Keys) ? (Consequence.Restart, Rollout.Describe(theirs.Manifest)) : (Consequence.None, null);
    }

    // The picker's configuration is a text in a ConfigMap.
    private static Effect EffectOf(FleetObject candidate, IReadOnlyList<string> way, FieldDifference? difference)
    {
        var id = candidate.Manifest.Id;
        var text = (difference?.After ?? difference?.Before as ScalarNode) as ScalarNode;
        var kind = id.Kind == "ConfigMap" && text?.Text.Contains("kind: EndpointPickerConfig", StringComparison.Ordinal) == true ? "EndpointPickerConfig" : id.Kind;
        return EffectTable.Of(id.Group, kind, way);
    }

    private static string? Shown(string? value, bool isHidden) => value is null || !isHidden ? value : "(hidden)";
}
