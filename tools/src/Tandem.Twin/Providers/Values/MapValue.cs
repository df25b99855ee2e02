namespace Tandem.Twin.Providers.Values;

/// <summary>A map or an object.</summary>
internal sealed record MapValue(IReadOnlyDictionary<string, Value> Entries) : Value
{
    public static readonly MapValue Empty = new(new Dictionary<string, Value>());

    /// <summary>The entry of that name; null where there is none.</summary>
    public Value this[string name] => Entries.GetValueOrDefault(name, Null);

    public MapValue With(string name, Value value) => new(new Dictionary<string, Value>(Entries) { [name] = value });

    /// <summary>The known text of an entry; null where it is not known or not there.</summary>
    public string? TextOf(string name) => this[name].Text;

    /// <summary>The items of a nested block, and of a list.</summary>
    public IReadOnlyList<Value> Items(string name) => this[name] is ListValue list ? list.Items : [];

    /// <summary>The objects of a nested block.</summary>
    public IEnumerable<MapValue> Blocks(string name) => this[name] is MapValue single ? [single] : Items(name).OfType<MapValue>();

    public bool Equals(MapValue? other) =>
        other is not null && Entries.Count == other.Entries.Count &&
        Entries.All(entry => other.Entries.TryGetValue(entry.Key, out var theirs) && entry.Value == theirs);

    public override int GetHashCode() => Entries.Count;
}
