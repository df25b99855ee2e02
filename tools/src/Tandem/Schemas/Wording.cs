using System.Text;
using Tandem.Manifests;

namespace Tandem.Schemas;

/// <summary>Puts what a schema asks into a person's words.</summary>
internal static class Wording
{
    private static readonly (JsonTypes Type, string Name)[] Names =
    [
        (JsonTypes.Object, "a mapping"), (JsonTypes.Array, "a list"), (JsonTypes.String, "a string"),
        (JsonTypes.Number, "a number"), (JsonTypes.Integer, "an integer"), (JsonTypes.Boolean, "true or false"), (JsonTypes.Null, "null"),
    ];

    public static string Types(JsonTypes types)
    {
        // A number takes integers too: saying both would be noise.
        var told = (types & JsonTypes.Number) != JsonTypes.None ? types & ~JsonTypes.Integer : types;
        return AnyOf([.. Names.Where(pair => (told & pair.Type) != JsonTypes.None).Select(pair => pair.Name)]);
    }

    public static string AnyOf(IReadOnlyList<string> values) => Joined(values.Select(value => value.Length == 0 ? "\"\"" : value).ToList(), "or");

    public static string List(IReadOnlyList<string> values) => Joined(values, "and");

    /// <summary>A text as one line of at most 60 characters.</summary>
    public static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..57] + "...";
    }

    public static string Quote(string text) => $"\"{text}\"";

    public static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    public static string Path(IReadOnlyList<PathSegment> path)
    {
        var text = new StringBuilder();
        foreach (var step in path)
        {
            if (step.Key is null)
            {
                text.Append('[').Append(step.Index).Append(']');
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(step.Key);
            }
        }

        return text.ToString();
    }

    public static (double Least, double Most) Limits(Schema schema) => schema.Format switch
    {
        "int32" or "int-or-string" => (schema.Minimum ?? int.MinValue, schema.Maximum ?? int.MaxValue),
        "int64" => (schema.Minimum ?? long.MinValue, schema.Maximum ?? long.MaxValue),
        _ => (schema.Minimum ?? double.NegativeInfinity, schema.Maximum ?? double.PositiveInfinity),
    };

    public static string Range(Schema schema)
    {
        var (least, most) = Limits(schema);
        var above = schema.ExclusiveMinimum ? $"above {Told(least)}" : $"at least {Told(least)}";
        var below = schema.ExclusiveMaximum ? $"below {Told(most)}" : $"at most {Told(most)}";
        return (double.IsFinite(least), double.IsFinite(most)) switch
        {
            (true, true) when !schema.ExclusiveMinimum && !schema.ExclusiveMaximum => $"from {Told(least)} to {Told(most)}",
            (true, true) => $"{above} and {below}",
            (true, false) => above,
            _ => below,
        };
    }

    public static string Choice(string here, MappingNode? mapping, IReadOnlyList<Schema> branches, bool exactlyOne)
    {
        if (branches.All(branch => branch.Required.Count == 0))
        {
            return $"{here} fits more than one of the forms that its kind takes; it must fit exactly one.";
        }

        var names = branches.SelectMany(branch => branch.Required).Distinct(StringComparer.Ordinal).ToList();
        var present = names.Where(name => mapping?[name] is not null).ToList();
        var wanted = exactlyOne ? "exactly one" : "at least one";
        var found = present.Count == 0 ? "it has none of them" : $"it has {List(present)}";
        return $"{here} must have {wanted} of {AnyOf(names)}; {found}.";
    }

    public static string Forbidden(string here, Schema not) => not.Required.Count > 0
        ? $"{here} must not have {List(not.Required)}{(not.Required.Count > 1 ? " together" : "")}."
        : $"{here} has a form that its kind does not allow.";

    private static string Told(double limit) => limit switch
    {
        long.MaxValue => "9223372036854775807",
        long.MinValue => "-9223372036854775808",
        _ => $"{limit}",
    };

    private static string Joined(IReadOnlyList<string> values, string word) => values.Count switch
    {
        0 => "nothing",
        1 => values[0],
        _ => $"{string.Join(", ", values.Take(values.Count - 1))} {word} {values[^1]}",
    };
}
