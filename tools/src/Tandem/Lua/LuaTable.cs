namespace Tandem.Lua;

/// <summary>A table: its items, numbered from 1, and the rest in the order in which it came.</summary>
internal sealed class LuaTable
{
    private readonly List<object> items = [];
    private readonly OrderedDictionary<object, object> rest = [];

    /// <summary>Where the script wrote a key and its value; nothing for what it did not write.</summary>
    public Dictionary<object, (LuaToken Key, LuaToken Value)> Written { get; } = [];

    /// <summary>How many items it has.</summary>
    public int Length => items.Count;

    /// <summary>The value of a key; null where it has none.</summary>
    public object? this[object? key]
    {
        get => key is double number && Index(number) is >= 0 and var index ? items[index] : key is null ? null : rest.GetValueOrDefault(key);
        set => Set(key!, value);
    }

    /// <summary>The keys with their values, the items first.</summary>
    public IEnumerable<KeyValuePair<object, object>> Entries =>
        items.Select((item, i) => new KeyValuePair<object, object>(i + 1.0, item)).Concat(rest);

    /// <summary>Puts an item before the one of a number, or after the last.</summary>
    public void Insert(int number, object item) => items.Insert(Math.Clamp(number - 1, 0, items.Count), item);

    /// <summary>Takes out the item of a number; null where there is none.</summary>
    public object? Remove(int number)
    {
        if (number < 1 || number > items.Count)
        {
            return null;
        }

        var item = items[number - 1];
        items.RemoveAt(number - 1);
        return item;
    }

    /// <summary>Sorts the items.</summary>
    public void Sort(Comparison<object> order) => items.Sort(order);

    private int Index(double number) => number >= 1 && number <= items.Count && number == Math.Floor(number) ? (int)number - 1 : -1;

    private void Set(object key, object? value)
    {
        if (key is double number && (Index(number) >= 0 || number == items.Count + 1))
        {
            SetItem((int)number - 1, value);
        }
        else if (value is null)
        {
            rest.Remove(key);
        }
        else
        {
            rest[key] = value;
        }
    }

    private void SetItem(int index, object? value)
    {
        if (value is not null && index < items.Count)
        {
            items[index] = value;
        }
        else if (value is not null)
        {
            items.Add(value);
            Adopt();
        }
        else if (index < items.Count)
        {
            // What stands behind a hole is no item any more.
            foreach (var (behind, i) in items.Skip(index + 1).Select((item, i) => (item, i)))
            {
                rest[index + i + 2.0] = behind;
            }

            items.RemoveRange(index, items.Count - index);
        }
    }

    private void Adopt()
    {
        while (rest.Count > 0 && rest.Remove(items.Count + 1.0, out var next))
        {
            items.Add(next);
        }
    }
}
