using System.Text.Json;
using Tandem.Twin.Json;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>What a header modifier does: <c>set</c> replaces, <c>add</c> appends, <c>remove</c> takes away.</summary>
/// <param name="Set">Headers to replace.</param>
/// <param name="Add">Headers to append to.</param>
/// <param name="Remove">Headers to take away.</param>
internal sealed record HeaderChange(IReadOnlyList<(string Name, string Value)> Set, IReadOnlyList<(string Name, string Value)> Add, IReadOnlyList<string> Remove)
{
    /// <summary>Reads it; null where it is not there.</summary>
    public static HeaderChange? Of(JsonElement modifier) => modifier.ValueKind != JsonValueKind.Object ? null
        : new HeaderChange(Pairs(modifier, "set"), Pairs(modifier, "add"), [.. modifier.Items("remove").Select(name => name.GetString() ?? "")]);

    /// <summary>Applies it.</summary>
    /// <param name="remove">Takes a header away.</param>
    /// <param name="add">Appends a value to a header.</param>
    public void Apply(Action<string> remove, Action<string, string> add)
    {
        Remove.Concat(Set.Select(header => header.Name)).ToList().ForEach(remove);
        Set.Concat(Add).ToList().ForEach(header => add(header.Name, header.Value));
    }

    private static List<(string Name, string Value)> Pairs(JsonElement modifier, string list) => [.. modifier.Items(list).Select(header => (header.Text("name") ?? "", header.Text("value") ?? ""))];
}
