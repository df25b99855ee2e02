using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>Every attribute of a resource and of the blocks in it.</summary>
internal static class FieldWalk
{
    public static IEnumerable<FoundField> Of(IReadOnlyDictionary<string, FieldSchema> fields, MapValue values, FieldPath? at)
    {
        foreach (var field in fields.Values)
        {
            var path = at?.Field(field.Name) ?? FieldPath.Of(field.Name);
            if (!field.IsBlock)
            {
                yield return new FoundField(field, path, values[field.Name]);
                continue;
            }

            foreach (var found in Items(field, values[field.Name], path).SelectMany(item => Of(field.Fields, item.Values, item.Path)))
            {
                yield return found;
            }
        }
    }

    /// <summary>The objects of a block, with their paths; those of a set share the set's.</summary>
    public static IEnumerable<BlockItem> Items(FieldSchema block, Value value, FieldPath path) => value switch
    {
        MapValue single => [new BlockItem(single, path)],
        ListValue list => list.Items.Select((item, i) => item is MapValue map ? new BlockItem(map, block.IsUnordered ? path : path.Item(i)) : null).OfType<BlockItem>(),
        _ => [],
    };
}
