using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>Label selectors as the API server reads them.</summary>
internal static class Selectors
{
    private static readonly HashSet<string> Groups = new(StringComparer.Ordinal)
    {
        "", "apps", "batch", "autoscaling", "policy", "networking.k8s.io", "resource.k8s.io", "storage.k8s.io", "rbac.authorization.k8s.io",
        "admissionregistration.k8s.io", "scheduling.k8s.io", "node.k8s.io",
    };

    private static readonly string[] Ours = ["gateway.networking.k8s.io", "inference.networking.k8s.io", "networking.gke.io", "monitoring.googleapis.com"];

    /// <summary>Whether the kind is built into the API server, or of a project whose CRDs these rules know: others use the same names.</summary>
    public static bool IsKnown(SchemaId id) => Groups.Contains(id.Group) || Ours.Contains(id.Group, StringComparer.Ordinal);

    /// <summary>Whether the kind is built into the API server, which then checks its selectors and templates.</summary>
    public static bool IsNative(SchemaId id) => Groups.Contains(id.Group);

    /// <summary>The parts of a selector that <paramref name="labels"/> do not meet.</summary>
    public static IEnumerable<ObjectField> Unmet(ObjectField selector, ObjectField labels) =>
        selector["matchLabels"].Entries.Where(entry => entry.Exists && labels[entry.Key].Text != entry.Text)
            .Concat(selector["matchExpressions"].Items.Where(item => !Meets(item, labels)));

    /// <summary>Whether labels meet one of the expressions of a selector.</summary>
    public static bool Meets(ObjectField requirement, ObjectField labels)
    {
        var label = labels[requirement["key"].Text ?? ""].Text;
        var isListed = requirement["values"].Items.Any(value => value.Text == label);
        return requirement["operator"].Text switch
        {
            "In" => label is not null && isListed,
            "NotIn" => label is null || !isListed,
            "Exists" => label is not null,
            "DoesNotExist" => label is null,
            _ => true,
        };
    }
}
