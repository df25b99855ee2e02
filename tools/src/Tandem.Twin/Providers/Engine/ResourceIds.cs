using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>The ids by which resources are kept and named by others, in whatever form a configuration names them.</summary>
internal static class ResourceIds
{
    private static readonly string[] Scopes = ["project", "region", "location"];

    /// <summary>The id of a resource; null while a part of it is unknown, and for what has no place in a cloud.</summary>
    public static string? Of(ResourceSchema schema, MapValue values) => schema.IdTemplate.Contains('{', StringComparison.Ordinal) ? Templates.Fill(schema.IdTemplate, values).Text : null;

    /// <summary>The id of the <paramref name="type"/> that a field of <paramref name="self"/> names: by id, by link, or by a name in its own scope.</summary>
    public static string? Target(string type, string named, MapValue self)
    {
        var template = SchemaCatalog.Resource(type).IdTemplate;
        var at = named.IndexOf("projects/", StringComparison.Ordinal);
        if (at >= 0 && template.StartsWith("projects/", StringComparison.Ordinal))
        {
            return named[at..];
        }

        if (named.Contains('@', StringComparison.Ordinal))
        {
            return Templates.Fill($"projects/{{project}}/serviceAccounts/{named}", self).Text;
        }

        var own = Templates.Names(template).First(name => !Scopes.Contains(name));
        return Templates.Fill(template, InScope(self).With(own, Value.Of(named[(named.LastIndexOf('/') + 1)..]))).Text;
    }

    // A cluster has a location, a zone or a region; what it names by name alone stands in that region.
    private static MapValue InScope(MapValue self) =>
        self["region"].IsKnown || self.TextOf("location") is not { } location ? self
        : self.With("region", Value.Of(Templates.RegionOf(location)));

    /// <summary>Every field of a resource that names another, with where it stands.</summary>
    public static IEnumerable<NamedResource> Targets(ResourceSchema schema, MapValue values) =>
        from found in FieldWalk.Of(schema.Fields, values, null)
        where found.Field.Target is not null && found.Value.Text is { Length: > 0 }
        let id = Target(found.Field.Target!, found.Value.Text!, values)
        where id is not null
        select new NamedResource(found.Field, found.Path, id);
}
