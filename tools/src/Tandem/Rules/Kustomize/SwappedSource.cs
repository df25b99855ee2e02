using System.Text.RegularExpressions;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Rules.Kustomize;

/// <summary>A replacement that takes a value which another one takes already, while a value of the same sort is taken by none.</summary>
/// <param name="Source">Its <c>fieldPath</c>.</param>
/// <param name="Other">That of the replacement which takes the value rightly.</param>
/// <param name="Unread">The key that none takes.</param>
/// <param name="Values">What stands under the two keys, wherever the holder is found: what goes wrong speaks of them.</param>
internal sealed partial record SwappedSource(ScalarNode Source, ScalarNode Other, string Unread, IReadOnlyList<string> Values)
{
    private const string Data = "data.";
    private static readonly string[][] Ends = [["MIN", "MAX"], ["LOW", "HIGH"], ["START", "END"], ["FIRST", "LAST"], ["FROM", "TO"]];

    /// <summary>Every one of the kustomizations that take part in a unit.</summary>
    public static IReadOnlyList<SwappedSource> Of(FleetModel fleet)
    {
        var entries = fleet.RenderedTrees.SelectMany(tree => tree.Kustomizations).DistinctBy(kustomization => kustomization.Path)
            .SelectMany(kustomization => kustomization.Mappings("replacements")).Where(entry => PathOf(entry)?.Text.StartsWith(Data, StringComparison.Ordinal) == true).ToList();
        var read = entries.Select(entry => (Holder(entry), PathOf(entry)!.Text)).ToHashSet();
        // Two files may each take what they need; in one file what takes a value is one entry.
        return
        [
            .. entries.Where(IsWhole).GroupBy(entry => (entry.Source.Path, Holder(entry), PathOf(entry)!.Text))
                .Where(twins => twins.Skip(1).Any())
                .Select(twins => Judge([.. twins], HoldersOf(fleet, Holder(twins.First())), key => read.Contains((Holder(twins.First()), Data + key)))).OfType<SwappedSource>(),
        ];
    }

    // Entries stand in the order of what they take: of two that take one value, the one nearer to the other's place is wrong.
    private static SwappedSource? Judge(List<MappingNode> twins, List<MappingNode> holders, Func<string, bool> isRead)
    {
        var key = PathOf(twins[0])!.Text[Data.Length..];
        var keys = holders.Take(1).SelectMany(holder => holder.Entries).Select(entry => entry.Name).ToList();
        if (keys.Where(other => other != key && !isRead(other) && AreOfOneSort(other, key) && holders.TrueForAll(holder => FormOf(holder.Text(other)) == FormOf(holder.Text(key)))).ToList() is not [var unread])
        {
            return null;
        }

        var isFirst = keys.IndexOf(unread) < keys.IndexOf(key);
        var values = holders.SelectMany(holder => (string?[])[holder.Text(key), holder.Text(unread)]).OfType<string>().Distinct(StringComparer.Ordinal);
        return new SwappedSource(PathOf(twins[isFirst ? 0 : ^1])!, PathOf(twins[isFirst ? ^1 : 0])!, unread, [.. values]);
    }

    private static List<MappingNode> HoldersOf(FleetModel fleet, (string? Kind, string? Name) holder) =>
    [
        .. fleet.RenderedTrees.SelectMany(tree => tree.Files).Where(IsYaml).Distinct(StringComparer.Ordinal).SelectMany(file => fleet.Workspace.Yaml(file).Documents).OfType<MappingNode>()
            .Where(document => (document.Text("kind"), document.Mapping("metadata")?.Text("name")) == holder).Select(document => document.Mapping("data")).OfType<MappingNode>(),
    ];

    private static bool IsYaml(string file) => file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".yml", StringComparison.Ordinal);

    private static (string? Kind, string? Name) Holder(MappingNode entry) => (entry.Mapping("source")?.Text("kind"), entry.Mapping("source")?.Text("name"));

    private static ScalarNode? PathOf(MappingNode entry) => entry.Mapping("source")?["fieldPath"] as ScalarNode;

    // A piece of a value may be put into another place than the whole of it.
    private static bool IsWhole(MappingNode entry) => entry.List("targets").OfType<MappingNode>().All(target => target.Mapping("options") is null);

    // serverAccount, loaderAccount; port, pickerPort; and the two ends of one range: nodePoolMin, nodePoolMax.
    private static bool AreOfOneSort(string one, string other) => SortOf(one) == SortOf(other)
        || Ends.Any(ends => ends.Contains(SortOf(one), StringComparer.Ordinal) && ends.Contains(SortOf(other), StringComparer.Ordinal) && one[..^SortOf(one).Length] == other[..^SortOf(other).Length]);

    private static string SortOf(string key) => LastWord().Match(key).Value.ToUpperInvariant();

    // A name in a cluster and a name in DNS are called alike and look different.
    private static string FormOf(string? value) => string.Concat((value ?? "").Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct().Order());

    [GeneratedRegex("([A-Z]?[a-z0-9]+|[A-Z]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastWord();
}
