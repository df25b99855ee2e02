using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>The labels that a resource ends with: its own over the provider's, and the mark that terraform made it.</summary>
internal static class LabelFields
{
    private static readonly string[] Derived = ["terraform_labels", "effective_labels"];

    public static MapValue Apply(ResourceSchema schema, MapValue draft, ProviderSession session)
    {
        var derived = Derived.Where(schema.Fields.ContainsKey).ToList();
        if (derived.Count == 0)
        {
            return draft;
        }

        var own = draft[schema.Fields.ContainsKey("resource_labels") ? "resource_labels" : "labels"];
        var all = own.IsUnknown || session.Config["default_labels"].IsUnknown ? Value.Unknown : Merge(session.Config, own);
        return derived.Aggregate(draft, (values, name) => values.With(name, all));
    }

    private static MapValue Merge(MapValue provider, Value own)
    {
        var labels = new Dictionary<string, Value>();
        if (provider["add_terraform_attribution_label"] != Value.Of(false))
        {
            labels["goog-terraform-provisioned"] = Value.Of("true");
        }

        foreach (var (key, value) in new[] { provider["default_labels"], own }.OfType<MapValue>().SelectMany(map => map.Entries))
        {
            labels[key] = value;
        }

        return new MapValue(labels);
    }
}
