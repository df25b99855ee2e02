using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>What terraform proposes, with our defaults where the configuration says nothing and without what no plan may hold.</summary>
internal static class Drafts
{
    public static MapValue Of(IReadOnlyDictionary<string, FieldSchema> fields, MapValue proposed, MapValue config) =>
        new(fields.Values.ToDictionary(field => field.Name, field => field.IsBlock ? Block(field, proposed[field.Name], config[field.Name]) : Attribute(field, proposed, config)));

    private static Value Attribute(FieldSchema field, MapValue proposed, MapValue config) =>
        field.WriteOnly ? Value.Null
        : field.Default.IsKnown && config[field.Name].IsNull ? field.Default
        : proposed[field.Name];

    private static Value Block(FieldSchema block, Value proposed, Value config) => proposed switch
    {
        MapValue single => Of(block.Fields, single, config as MapValue ?? MapValue.Empty),
        ListValue list => new ListValue([.. list.Items.Select((item, i) => item is MapValue map ? Of(block.Fields, map, Given(block, map, config, i)) : item)]),
        _ => proposed,
    };

    // An item of a set has no place by which to find what was configured for it; what terraform proposes is close.
    private static MapValue Given(FieldSchema block, MapValue proposed, Value config, int index) =>
        block.IsUnordered || config is not ListValue list ? proposed : list.Items.ElementAtOrDefault(index) as MapValue ?? proposed;
}
