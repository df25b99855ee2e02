using Tandem.Facts;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules;

/// <summary>A field of an object, present or not, that knows the way to itself. Null counts as absent.</summary>
/// <remarks>It keeps the fields below it once they were asked for. Whichever thread asks first makes them; all get the same.</remarks>
internal sealed class ObjectField
{
    private readonly string? key;
    private readonly int index;
    private ObjectField[]? below;

    private ObjectField(FleetObject owner, ObjectField? parent, string? key, int index, Node? node)
    {
        (Owner, Parent, this.key, this.index) = (owner, parent, key, index);
        Node = node is ScalarNode { IsNull: true } ? null : node;
    }

    public FleetObject Owner { get; }

    public ObjectField? Parent { get; }

    /// <summary>The value; null where the field is absent or null.</summary>
    public Node? Node { get; }

    public bool Exists => Node is not null;

    public MappingNode? Mapping => Node as MappingNode;

    /// <summary>The key that leads here; empty at the root and for a list's item.</summary>
    public string Key => key ?? "";

    public string Kind => Owner.Manifest.Id.Kind;

    public string Group => Owner.Manifest.Id.Group;

    public string? Text => (Node as ScalarNode)?.Text;

    /// <summary>The text of a string; null for a number or a boolean, whose type the schema judges.</summary>
    public string? String => Node is ScalarNode { Type: ScalarType.String } scalar ? scalar.Text : null;

    public long? Integer => Node is ScalarNode { IsWhole: true } scalar && Math.Abs(scalar.Number) < long.MaxValue ? (long)scalar.Number : null;

    public bool IsTrue => Node is ScalarNode { Type: ScalarType.Boolean } scalar && ScalarTyping.IsTrue(scalar.Text);

    public bool IsFalse => Node is ScalarNode { Type: ScalarType.Boolean } scalar && !ScalarTyping.IsTrue(scalar.Text);

    public IReadOnlyList<ObjectField> Items => Node is SequenceNode ? Below : [];

    public IReadOnlyList<ObjectField> Entries => Mapping is not null ? Below : [];

    // The item that a list does not have after its last: what was taken out of the list is missing there.
    private ObjectField Next => new(Owner, this, null, Items.Count, null);

    /// <summary>The way from the object's root.</summary>
    public IReadOnlyList<PathSegment> Path => Parent is null ? [] : [.. Parent.Path, new PathSegment(key, index)];

    /// <summary>The way in words: <c>spec.ports[0].name</c>.</summary>
    public string Here => Parent is null ? "The object" : Wording.Path(Path);

    /// <summary>Whether the field is absent and another one, whose name nobody knows, stands where it was meant: the schema reports that one.</summary>
    public bool IsMisspelt => !Exists && Parent is { } holder && (!holder.Exists ? holder.IsMisspelt
        : Key.Contains('/') ? NearestName.Slip(Key, Beside(holder)) is not null : Key.Length > 0 && NearestName.Find(Key, Beside(holder).Where(key => !key.Contains('/'))) is not null);

    private IEnumerable<string> Beside(ObjectField holder) => holder.Entries.Select(entry => entry.Key).Where(key => key != Key);

    public ObjectField this[string name]
    {
        get
        {
            var at = Mapping?.IndexOf(name) ?? -1;
            return at < 0 ? new ObjectField(Owner, this, name, 0, null) : Below[at];
        }
    }

    public static ObjectField Root(FleetObject owner) => owner.Root;

    /// <summary>The root of an object, made anew: <see cref="FleetObject.Root"/> keeps it.</summary>
    internal static ObjectField Of(FleetObject owner) => new(owner, null, null, 0, owner.Manifest.Root);

    /// <summary>Whether the object is of one of these kinds.</summary>
    public bool Is(params ReadOnlySpan<string> kinds) => kinds.Contains(Kind);

    public bool Has(string name) => this[name].Exists;

    /// <summary>The fields that exist at <c>spec.rules[].filters[]</c> as seen from here; <c>*</c> stands for every key.</summary>
    public IReadOnlyList<ObjectField> Select(string path)
    {
        List<ObjectField>? found = null;
        Select(path, 0, ref found);
        return found is null ? [] : found;
    }

    /// <summary>Whether the value comes from a facts file: then what disagrees with it is wrong, or the fact is, which other rules judge.</summary>
    public bool IsFact => Exists && FactsFiles.Is(Owner.Blame(Path, FieldTarget.Value).Place.File);

    /// <summary>Every field below this one that has one of these keys, in the order of the text.</summary>
    /// <remarks>It looks through the nodes: fields are made for the ways to what it finds alone.</remarks>
    public IReadOnlyList<ObjectField> Keyed(params string[] keys)
    {
        List<ObjectField>? found = null;
        if (Node is not null)
        {
            Keyed(Node, keys, [], ref found);
        }

        return found is null ? [] : found;
    }

    /// <summary>What is wrong with the value.</summary>
    public Flaw Flaw(string message, string? hint = null) => new(this, Node is ScalarNode ? FieldTarget.Value : FieldTarget.Key, message, hint);

    /// <summary>What is wrong with the key, or with the field's standing there at all.</summary>
    public Flaw KeyFlaw(string message, string? hint = null) => new(this, FieldTarget.Key, message, hint);

    /// <summary>What is wrong with the field's absence.</summary>
    public Flaw Missing(string message, string? hint = null) =>
        Parent is { Exists: false } holder ? holder.Missing(message, hint) : new(this, FieldTarget.Holder, message, hint);

    /// <summary>What is wrong with a list's lacking an item: at what took one out, else at the list.</summary>
    public Flaw Lacks(string message, string? hint = null) => Exists ? Next.Missing(message, hint) : Missing(message, hint);

    private ObjectField[] Below => Volatile.Read(ref below) ?? Interlocked.CompareExchange(ref below, Made(), null) ?? below;

    private ObjectField[] Made() => Node switch
    {
        SequenceNode list => OfItems(list.Span),
        MappingNode mapping => OfEntries(mapping.Span),
        _ => [],
    };

    private ObjectField[] OfItems(ReadOnlySpan<Node> items)
    {
        var fields = new ObjectField[items.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = new ObjectField(Owner, this, null, i, items[i]);
        }

        return fields;
    }

    private ObjectField[] OfEntries(ReadOnlySpan<MappingEntry> entries)
    {
        var fields = new ObjectField[entries.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = new ObjectField(Owner, this, entries[i].Name, 0, entries[i].Value);
        }

        return fields;
    }

    private void Select(string path, int start, ref List<ObjectField>? found)
    {
        if (!Exists)
        {
            return;
        }

        if (start > path.Length)
        {
            (found ??= []).Add(this);
            return;
        }

        var dot = path.IndexOf('.', start);
        var end = dot < 0 ? path.Length : dot;
        var isList = path[end - 1] == ']';
        var name = path.AsSpan(start, end - start - (isList ? 2 : 0));
        if (name is not "*")
        {
            var at = Mapping?.IndexOf(name) ?? -1;
            if (at >= 0)
            {
                Below[at].Select(path, end + 1, isList, ref found);
            }

            return;
        }

        foreach (var field in Mapping is null ? [] : Below)
        {
            field.Select(path, end + 1, isList, ref found);
        }
    }

    private void Select(string path, int start, bool isList, ref List<ObjectField>? found)
    {
        if (!isList)
        {
            Select(path, start, ref found);
            return;
        }

        foreach (var item in Node is SequenceNode ? Below : [])
        {
            item.Select(path, start, ref found);
        }
    }

    // The way is kept as numbers of children, from this field on.
    private void Keyed(Node node, string[] keys, List<int> way, ref List<ObjectField>? found)
    {
        var (entries, items) = ((node as MappingNode)?.Entries, (node as SequenceNode)?.Items);
        for (var i = 0; i < (entries?.Count ?? items?.Count ?? 0); i++)
        {
            var child = entries is null ? items![i] : entries[i].Value;
            var isWanted = entries is not null && Array.IndexOf(keys, entries[i].Name) >= 0;
            if (child is ScalarNode && !isWanted)
            {
                continue;
            }

            way.Add(i);
            if (isWanted)
            {
                (found ??= []).Add(At(way));
            }

            Keyed(child, keys, way, ref found);
            way.RemoveAt(way.Count - 1);
        }
    }

    private ObjectField At(List<int> way)
    {
        var field = this;
        foreach (var step in way)
        {
            field = field.Below[step];
        }

        return field;
    }
}
