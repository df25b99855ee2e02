namespace Tandem.Rules.Gateway;

/// <summary>What must be unique within a Gateway or a route: for each set, the entries with their keys.</summary>
internal static class GatewayKeys
{
    private static readonly string[] Once = ["CORS", "RequestHeaderModifier", "ResponseHeaderModifier", "RequestRedirect", "URLRewrite"];

    /// <summary>The addresses of a Gateway, by type and value.</summary>
    public static IEnumerable<IEnumerable<KeyedField>> Addresses(ObjectField root) =>
    [
        root.Select("spec.addresses[]").Where(address => (address["type"].Text ?? "IPAddress") is "IPAddress" or "Hostname" && address.Has("value"))
            .Select(address => new KeyedField($"{address["type"].Text ?? "IPAddress"} {address["value"].Text}", address)),
    ];

    /// <summary>The listeners of a Gateway, by port, protocol and host name. Their names are the list's key.</summary>
    public static IEnumerable<IEnumerable<KeyedField>> Listeners(ObjectField root) =>
    [
        root.Select("spec.listeners[]").DistinctBy(listener => listener["name"].Text).Where(listener => listener.Has("port") && listener.Has("protocol"))
            .Select(listener => new KeyedField($"port {listener["port"].Text}, protocol {listener["protocol"].Text}, {listener["hostname"].Text ?? "every host name"}", listener)),
    ];

    /// <summary>The parents of a route, by what they refer to and the section named.</summary>
    public static IEnumerable<IEnumerable<KeyedField>> Parents(ObjectField root) =>
        [root.Select("spec.parentRefs[]").Where(parent => parent.Has("name")).Select(parent => new KeyedField($"{Parent(parent)}, {Section(parent)}", parent))];

    /// <summary>What a parent reference refers to.</summary>
    public static string Parent(ObjectField parent) =>
        $"{parent["kind"].Text ?? "Gateway"} {(parent["group"].Text is { } group ? group + "/" : "")}{(parent["namespace"].Text is { } space ? space + "/" : "")}{parent["name"].Text}";

    /// <summary>The filters of each rule and backend that may stand there once, by type.</summary>
    public static IEnumerable<IEnumerable<KeyedField>> Filters(ObjectField root) =>
        root.Select("spec.rules[].filters").Concat(root.Select("spec.rules[].backendRefs[].filters"))
            .Select(list => list.Items.Where(filter => Once.Contains(filter["type"].Text, StringComparer.Ordinal)).Select(filter => new KeyedField(filter["type"].Text!, filter)));

    private static string Section(ObjectField parent) => parent["sectionName"].Text is { Length: > 0 } section ? $"section {section}" : "no section";
}
