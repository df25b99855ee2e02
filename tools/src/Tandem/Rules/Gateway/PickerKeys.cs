using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>The keys of an endpoint picker's configuration.</summary>
/// <remarks>Source: https://github.com/kubernetes-sigs/gateway-api-inference-extension/blob/v1.5.0/apix/config/v1alpha1/endpointpickerconfig_types.go.</remarks>
internal static class PickerKeys
{
    private static readonly string[] OfRoot =
        ["apiVersion", "kind", "featureGates", "plugins", "schedulingProfiles", "saturationDetector", "dataLayer", "data", "flowControl", "parser"];

    private static readonly string[] OfPlugin = ["name", "type", "parameters"];
    private static readonly string[] OfProfile = ["name", "plugins"];
    private static readonly string[] OfReference = ["pluginRef", "weight"];

    /// <summary>Keys that are none, but nearly are one: another release may know more.</summary>
    public static IEnumerable<(ScalarNode Key, string Meant)> Unknown(MappingNode root)
    {
        var profiles = Below([root], "schedulingProfiles").ToList();
        return In([root], OfRoot).Concat(In(Below([root], "plugins"), OfPlugin)).Concat(In(profiles, OfProfile)).Concat(In(Below(profiles, "plugins"), OfReference));
    }

    private static IEnumerable<MappingNode> Below(IEnumerable<MappingNode> nodes, string list) => nodes.SelectMany(node => node.List(list)).OfType<MappingNode>();

    private static IEnumerable<(ScalarNode Key, string Meant)> In(IEnumerable<MappingNode> nodes, string[] known) =>
        from node in nodes
        from entry in node.Entries
        where !known.Contains(entry.Name, StringComparer.Ordinal)
        let near = NearestName.Find(entry.Name, known.Where(key => node.Find(key) is null))
        where near is not null
        select (entry.Key, near);
}
