using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Review.Comparing;
using Tandem.Review.Effects;
using Tandem.Terraform;

namespace Tandem.Review.Ground;

/// <summary>Says what becomes of the ground: instance by instance of both plans.</summary>
/// <param name="providers">Who knows what forces a replacement.</param>
/// <param name="regions">The regions of both sides: what is keyed by one is made once for each.</param>
internal sealed class GroundComparer(IProviderHost providers, IReadOnlySet<string> regions)
{
    /// <summary>The changes, alike ones of several regions folded.</summary>
    public IReadOnlyList<ObjectChange> Compare(InfraModel? before, InfraModel? after)
    {
        var moved = new MovedAddresses(after);
        var mine = ByAddress(before, moved.Of);
        var theirs = ByAddress(after, address => address);
        return Folding.Fold(mine.Keys.Union(theirs.Keys, StringComparer.Ordinal).Select(address => Compare(mine.GetValueOrDefault(address), theirs.GetValueOrDefault(address))).OfType<ObjectChange>());
    }

    private static Dictionary<string, PlannedResource> ByAddress(InfraModel? model, Func<string, string> now) =>
        (model?.Resources ?? []).DistinctBy(resource => now(resource.Address), StringComparer.Ordinal).ToDictionary(resource => now(resource.Address), StringComparer.Ordinal);

    private ObjectChange? Compare(PlannedResource? mine, PlannedResource? theirs) => (mine, theirs) switch
    {
        (null, { } added) => Whole(ChangeKind.Added, added),
        ({ } removed, null) => Whole(ChangeKind.Removed, removed),
        ({ } old, { } now) => Changed(old, now),
        _ => null,
    };

    private ObjectChange Whole(ChangeKind kind, PlannedResource resource) =>
        new(kind, NameOf(resource), Clusters(resource), EffectTable.Of("", resource.Type, [])) { Places = [resource.Blame().Place] };

    private ObjectChange? Changed(PlannedResource mine, PlannedResource theirs)
    {
        var replaced = providers.ReplacedBy(theirs.Type, mine.Values, theirs.Values);
        var differences = NodeComparer.Between(NodeOf(mine), NodeOf(theirs));
        var written = differences.Where(difference => IsWritten(mine, difference) || IsWritten(theirs, difference)).ToList();
        var fields = (written.Count > 0 ? written : differences).Select(difference => Field(mine, theirs, difference, replaced)).ToList();
        var isMoved = mine.Address != theirs.Address;
        return fields.Count == 0 && !isMoved ? null
            : new ObjectChange(isMoved ? ChangeKind.Moved : ChangeKind.Changed, NameOf(theirs), Clusters(theirs), fields.Count == 0 ? Effect.None : fields.Min(field => field.Effect))
            {
                Fields = fields,
                Consequence = fields.Count == 0 ? Consequence.None : fields.Max(field => field.Consequence),
                Note = isMoved ? $"It was {NameOf(mine).Name}: a moved block keeps what exists." : null,
                Places = isMoved ? [theirs.Blame().Place] : [],
            };
    }

    // An id or a link only follows from what the configuration writes.
    private static bool IsWritten(PlannedResource resource, FieldDifference difference) => resource.Writes([.. difference.Way.Keys]);

    private static FieldChange Field(PlannedResource mine, PlannedResource theirs, FieldDifference difference, IReadOnlyList<string> replaced)
    {
        var way = difference.Way.Keys;
        var dotted = string.Join('.', way);
        var isIgnored = IgnoredChanges.Of(theirs, way);
        var isReplaced = !isIgnored && replaced.Any(field => dotted == field || dotted.StartsWith(field + ".", StringComparison.Ordinal) || field.StartsWith(dotted + ".", StringComparison.Ordinal));
        var isMigrated = !isIgnored && NodeMigration.Is(theirs, way);
        return new FieldChange(difference.Way.Text, difference.BeforeText, difference.AfterText, isIgnored ? Effect.None : EffectTable.Of("", theirs.Type, way))
        {
            Consequence = isReplaced ? Consequence.Replace : isMigrated ? Consequence.Restart : Consequence.None,
            Note = isReplaced ? "Terraform destroys it and makes it again." : isIgnored ? "What exists keeps its value: lifecycle.ignore_changes." : isMigrated ? NodeMigration.Note : null,
            Places = [Place(difference.After is null ? mine : theirs, way)],
        };
    }

    private static Place Place(PlannedResource resource, IReadOnlyList<string> way) => resource.Blame([.. way]).Place;

    private static Node NodeOf(PlannedResource resource) =>
        YamlReader.Read(new SourceText(resource.Address, resource.Values.GetRawText())).Documents is [var values] ? values : new MappingNode(new SourceText(resource.Address, ""), 1, 1, []);

    private ReviewedObject NameOf(PlannedResource resource) =>
        new(null, null, resource.Type, null, IsRegional(resource) ? resource.Address[..resource.Address.LastIndexOf('[')] : resource.Address);

    private IReadOnlyList<string> Clusters(PlannedResource resource) => IsRegional(resource) ? [resource.Key!] : [];

    private bool IsRegional(PlannedResource resource) => resource.Key is { } key && regions.Contains(key);
}
