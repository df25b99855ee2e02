using System.Text;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>
/// Values made of others, as ids are: <c>projects/{project}/secrets/{secret_id|last}</c>. Behind the bar, <c>last</c> is what follows
/// the last slash, <c>first</c> what stands before the first dot, <c>region</c> the region of that zone,
/// <c>number</c> the number of that project.
/// </summary>
internal static class Templates
{
    /// <summary>The text; unknown where a part is unknown or not there.</summary>
    public static Value Fill(string template, MapValue from)
    {
        var text = new StringBuilder();
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            if (open < 0)
            {
                text.Append(template, at, template.Length - at);
                break;
            }

            var close = template.IndexOf('}', open);
            if (Part(template[(open + 1)..close], from) is not { } part)
            {
                return Value.Unknown;
            }

            text.Append(template, at, open - at).Append(part);
            at = close + 1;
        }

        return Value.Of(text.ToString());
    }

    /// <summary>The region of a location, which is a zone of it or itself.</summary>
    public static string RegionOf(string location) => location.Split('-') is [var area, var side, _] ? $"{area}-{side}" : location;

    /// <summary>The names that a template asks for.</summary>
    public static IEnumerable<string> Names(string template) => template.Split('{').Skip(1).Select(part => part[..part.IndexOfAny(['}', '|'])]);

    /// <summary>The entries from which <see cref="Fill"/> makes <paramref name="text"/>; null where there are none.</summary>
    public static MapValue? Match(string template, string text)
    {
        var (entries, at, rest) = (new Dictionary<string, Value>(), 0, text);
        while (at < template.Length)
        {
            if (template[at] != '{')
            {
                if (rest.Length == 0 || rest[0] != template[at])
                {
                    return null;
                }

                (at, rest) = (at + 1, rest[1..]);
                continue;
            }

            var close = template.IndexOf('}', at);
            var end = close + 1 == template.Length ? rest.Length : rest.IndexOf(template[close + 1], StringComparison.Ordinal);
            if (end <= 0)
            {
                return null;
            }

            entries.TryAdd(template[(at + 1)..close].Split('|')[0], Value.Of(rest[..end]));
            (at, rest) = (close + 1, rest[end..]);
        }

        return rest.Length == 0 ? new MapValue(entries) : null;
    }

    private static string? Part(string name, MapValue from)
    {
        var bar = name.Split('|');
        return (from.TextOf(bar[0]), bar.ElementAtOrDefault(1)) switch
        {
            (null, _) => null,
            ({ } text, "last") => text[(text.LastIndexOf('/') + 1)..],
            ({ } text, "first") => text.Split('.')[0],
            ({ } text, "region") => RegionOf(text),
            ({ } text, "number") => ProjectNumber.Of(text),
            var (text, _) => text,
        };
    }
}
