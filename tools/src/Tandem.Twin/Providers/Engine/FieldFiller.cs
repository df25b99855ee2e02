using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>Gives values to the computed attributes that have none yet, in nested blocks too.</summary>
internal static class FieldFiller
{
    /// <summary>Replaces what <paramref name="isOpen"/> picks among the computed attributes.</summary>
    public static MapValue Fill(
        IReadOnlyDictionary<string, FieldSchema> fields, MapValue values, Func<Value, bool> isOpen, Func<FieldSchema, Value> answer) =>
        new(values.Entries.ToDictionary(entry => entry.Key, entry => Fill(fields[entry.Key], entry.Value, isOpen, answer)));

    private static Value Fill(FieldSchema field, Value value, Func<Value, bool> isOpen, Func<FieldSchema, Value> answer) => value switch
    {
        _ when !field.IsBlock => field.Computed && isOpen(value) ? answer(field) : value,
        MapValue single => Fill(field.Fields, single, isOpen, answer),
        ListValue list => new ListValue([.. list.Items.Select(item => item is MapValue map ? Fill(field.Fields, map, isOpen, answer) : item)]),
        _ => value,
    };
}
