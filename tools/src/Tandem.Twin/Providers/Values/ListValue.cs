namespace Tandem.Twin.Providers.Values;

/// <summary>A list or a set; sets come in terraform's order and are answered in it.</summary>
internal sealed record ListValue(IReadOnlyList<Value> Items) : Value
{
    public static readonly ListValue Empty = new([]);

    public bool Equals(ListValue? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Count;
}
