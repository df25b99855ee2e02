using System.Globalization;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Model;

/// <summary>
/// The notation of the schema files: a kind, one flag, words. The flag is <c>!</c> required, <c>?</c> optional, <c>~</c> optional and
/// computed, <c>=</c> computed; <c>^</c> behind it says that a change replaces the resource. A word is the allowed values
/// (<c>A|B</c>), <c>format:</c>, <c>ref:</c>, <c>range:1..9</c>, <c>length:1..9</c>, <c>min:</c>, <c>max:</c>, <c>most:</c>,
/// <c>conflicts:</c>, <c>with:</c>, <c>one:</c>, <c>any</c>, <c>beta</c>, <c>deprecated</c>, <c>sensitive</c>, <c>writeonly</c>,
/// and last, up to the end, <c>default:</c>, <c>value:</c> (a template) or <c>later:</c> (known after the apply).
/// </summary>
internal static class FieldText
{
    private static readonly string[] ToTheEnd = ["default:", "value:", "later:"];

    public static FieldSchema Parse(string name, string text, IReadOnlyDictionary<string, FieldSchema> fields)
    {
        var words = Words(text);
        var flagAt = words[0].IndexOfAny(['!', '?', '~', '=']);
        var kind = flagAt < 0 ? words[0] : words[0][..flagAt];
        var flags = flagAt < 0 ? "" : words[0][flagAt..];
        var field = new FieldSchema
        {
            Name = name,
            Kind = kind,
            Fields = fields,
            Required = flags.Contains('!'),
            Optional = flags.Contains('?') || flags.Contains('~'),
            Computed = flags.Contains('=') || flags.Contains('~'),
            ForceNew = flags.Contains('^'),
        };
        return words.Skip(1).Aggregate(field, Add);
    }

    private static List<string> Words(string text)
    {
        var cut = ToTheEnd.Select(word => text.IndexOf(" " + word, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(text.Length).Min();
        List<string> words = [.. text[..cut].Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (cut < text.Length)
        {
            words.Add(text[(cut + 1)..]);
        }

        return words;
    }

    private static FieldSchema Add(FieldSchema field, string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var (key, rest) = colon < 0 ? (word, "") : (word[..colon], word[(colon + 1)..]);
        return key switch
        {
            "format" => field with { Format = rest },
            "ref" => field with { Target = rest },
            "range" => field with { Bounds = Range(rest) },
            "length" => field with { Bounds = Range(rest), BoundsLength = true },
            "min" => field with { Least = int.Parse(rest, CultureInfo.InvariantCulture) },
            "max" or "most" => field with { Most = int.Parse(rest, CultureInfo.InvariantCulture) },
            "conflicts" => field with { Conflicts = rest.Split(',') },
            "with" => field with { With = rest.Split(',') },
            "one" => field with { ExactlyOne = [.. field.ExactlyOne, rest.Split(',')] },
            "any" => field with { AtLeastOne = [.. field.AtLeastOne, rest.Length == 0 ? [.. field.Fields.Keys] : rest.Split(',')] },
            "beta" => field with { Beta = true },
            "deprecated" => field with { Deprecated = true },
            "sensitive" => field with { Sensitive = true },
            "writeonly" => field with { WriteOnly = true },
            "default" => field with { Default = Typed(field.Kind, rest) },
            "value" => field with { Template = rest },
            "later" => field with { Later = Typed(field.Kind, rest) },
            _ when field.Values.Count == 0 && !field.IsBlock => field with { Values = [.. word.Split('|').Select(value => value == "''" ? "" : value)] },
            _ => throw new InvalidDataException($"{field.Name}: {word} is no word of the notation"),
        };
    }

    private static Value Typed(string kind, string text) => kind switch
    {
        "bool" => Value.Of(text == "true"),
        "number" => new NumberValue(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => Value.Of(text),
    };

    private static (double Least, double Most) Range(string text)
    {
        var cut = text.IndexOf("..", StringComparison.Ordinal);
        var most = text[(cut + 2)..];
        return (double.Parse(text[..cut], CultureInfo.InvariantCulture), most.Length == 0 ? double.MaxValue : double.Parse(most, CultureInfo.InvariantCulture));
    }
}
