using System.Globalization;
using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>What a schema says of one value: allowed values, bounds, format.</summary>
internal static class ValueChecker
{
    public static IEnumerable<Complaint> Check(FieldSchema field, Value value, FieldPath path)
    {
        if (field.Most > 0 && value is ListValue list && list.Items.Count > field.Most)
        {
            yield return new Complaint("Too many list items", $"Attribute {path} supports {field.Most} item maximum, but config has {list.Items.Count} declared.", path);
        }

        foreach (var text in Texts(value))
        {
            if (field.Values.Count > 0 && !field.Values.Contains(text))
            {
                yield return new Complaint($"expected {path} to be one of [{string.Join(' ', field.Values.Select(allowed => $"\"{allowed}\""))}], got {text}", "", path);
            }

            if (field.Format is { } format && FieldFormats.Check(format, text) is { } wanted)
            {
                yield return new Complaint($"\"{path}\": \"{text}\" is not valid", $"Expected {wanted}.", path);
            }

            if (field.Bounds is { } bounds && Outside(field, text, bounds))
            {
                var what = field.BoundsLength ? $"length of {path}" : $"{path}";
                yield return new Complaint($"expected {what} to be {Wording(bounds)}, got {text}", "", path);
            }
        }
    }

    private static bool Outside(FieldSchema field, string text, (double Least, double Most) bounds)
    {
        var size = field.BoundsLength ? text.Length : double.Parse(text, CultureInfo.InvariantCulture);
        return size < bounds.Least || size > bounds.Most;
    }

    private static string Wording((double Least, double Most) bounds) =>
        bounds.Most == double.MaxValue ? $"at least ({bounds.Least})" : $"in the range ({bounds.Least} - {bounds.Most})";

    // The rules of a list are those of its items, the rules of a map those of its keys.
    private static IEnumerable<string> Texts(Value value) => value switch
    {
        ListValue list => list.Items.Select(item => item.Text).OfType<string>(),
        MapValue map => map.Entries.Keys,
        { Text: { } text } => [text],
        _ => [],
    };
}
