using System.Reflection;
using Tandem.Manifests;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>The states of objects that the tool carries, read when first asked for. One file each for kinds with the same status.</summary>
internal static class HealthCases
{
    private const string Prefix = "health/";
    private static readonly Assembly Home = typeof(HealthCases).Assembly;
    private static readonly Lazy<IReadOnlyList<HealthTable>> Read = new(() => [.. Home.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Table)]);

    /// <summary>The states of each kind that is known well.</summary>
    public static IEnumerable<HealthTable> Tables => Read.Value.Where(table => table.Kinds.Count > 0);

    /// <summary>The states that an object of any kind may be in.</summary>
    public static IReadOnlyList<HealthCase> OfAny => Read.Value.Single(table => table.Kinds.Count == 0).Cases;

    /// <summary>The states of a kind, those of any kind last.</summary>
    public static IEnumerable<HealthCase> Of(string apiGroup, string kind) =>
        Tables.Where(table => table.Kinds.Contains((apiGroup, kind))).SelectMany(table => table.Cases).Concat(OfAny);

    private static HealthTable Table(string name)
    {
        using var reader = new StreamReader(Home.GetManifestResourceStream(name)!);
        var root = (MappingNode)YamlReader.Read(new SourceText(name, reader.ReadToEnd())).Documents[0];
        return new HealthTable(
            [.. root.List("kinds").OfType<ScalarNode>().Select(kind => kind.Text.Split('/')).Select(parts => (parts[0], parts[1]))],
            [.. root.List("cases").OfType<MappingNode>().Select(Case)]);
    }

    private static HealthCase Case(MappingNode item) => new(item.Text("name")!, Right(item["status"]), item.Text("only"), item["object"]!);

    private static IReadOnlyList<string> Right(Node? status) => status switch
    {
        SequenceNode several => [.. several.Items.OfType<ScalarNode>().Select(word => word.Text)],
        ScalarNode { Text: "any" } => [],
        _ => [((ScalarNode)status!).Text],
    };
}
