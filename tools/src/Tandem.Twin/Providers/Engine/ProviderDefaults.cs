using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>
/// Project, region and location where the resource leaves them to the provider. The environment is not asked: a project that only
/// Cloud Shell would supply is missing everywhere else.
/// </summary>
internal static class ProviderDefaults
{
    private static readonly string[] Names = ["project", "region", "location"];

    /// <summary>The draft with what the provider gives it.</summary>
    public static MapValue Apply(ResourceSchema schema, MapValue draft, ProviderSession session) =>
        Open(schema, draft).Aggregate(draft, (values, name) => Default(name, draft, session) is { } value ? values.With(name, value) : values);

    /// <summary>What neither the resource nor the provider gives.</summary>
    public static IEnumerable<Complaint> Missing(ResourceSchema schema, MapValue draft) =>
        Open(schema, draft).Select(name => new Complaint($"{name}: required field is not set", $"Set {name} in the resource, or in the provider's own block."));

    private static IEnumerable<string> Open(ResourceSchema schema, MapValue draft) =>
        Names.Where(name => schema.Fields.TryGetValue(name, out var field) && field.Computed && draft[name].IsNull);

    private static Value? Default(string name, MapValue draft, ProviderSession session)
    {
        var value = name switch
        {
            "location" when draft["cluster"].IsUnknown => Value.Unknown,
            "location" when draft.TextOf("cluster") is { } cluster && cluster.Contains("/locations/", StringComparison.Ordinal) =>
                Value.Of(cluster.Split("/locations/")[1].Split('/')[0]),
            "location" when session.Config["region"].IsSet => session.Config["region"],
            "location" => session.Config["zone"],
            "region" when !session.Config["region"].IsSet && session.Config.TextOf("zone") is { } zone => Value.Of(zone[..zone.LastIndexOf('-')]),
            _ => session.Config[name],
        };
        return value.IsSet ? value : null;
    }
}
