using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules;

/// <summary>A field of an object, present or not, that knows the way to itself. Null counts as absent.</summary>
internal sealed class ObjectField
{
    private readonly PathSegment step;

    private ObjectField(FleetObject owner, ObjectField? parent, PathSegment step, Node? node)
    {
        (Owner, Parent, this.step) = (owner, parent, step);
        Node = node is ScalarNode { IsNull: true } ? null : node;
    }

    public FleetObject Owner { get; }

    public ObjectField? Parent { get; }

    /// <summary>The value; null where the field is absent or null.</summary>
    public Node? Node { get; }

    public bool Exists => Node is not null;

    public MappingNode? Mapping => Node as MappingNode;

    /// <summary>The key that leads here; empty at the root and for a list's item.</summary>
    public string Key => step.Key ?? "";

    public string Kind => Owner.Manifest.Id.Kind;

    public string Group => Owner.Manifest.Id.Group;

    public string? Text => (Node as ScalarNode)?.Text;

    /// <summary>The text of a string; null for a number or a boolean, whose type the schema judges.</summary>
    public string? String => Node is ScalarNode { Type: ScalarType.String } scalar ? scalar.Text : null;

    public long? Integer => Node is ScalarNode { IsWhole: true } scalar && Math.Abs(scalar.Number) < long.MaxValue ? (long)scalar.Number : null;

    public bool IsTrue => Node is ScalarNode { Type: ScalarType.Boolean } scalar && ScalarTyping.IsTrue(scalar.Text);

    public bool IsFalse => Node is ScalarNode { Type: ScalarType.Boolean } scalar && !ScalarTyping.IsTrue(scalar.Text);

    public IReadOnlyList<ObjectField> Items => Node is not SequenceNode list ? [] :
        [.. list.Items.Select((item, i) => new ObjectField(Owner, this, PathSegment.Of(i), item))];

    public IReadOnlyList<ObjectField> Entries => Mapping is not { } mapping ? [] :
        [.. mapping.Entries.Select(entry => new ObjectField(Owner, this, PathSegment.Of(entry.Name), entry.Value))];

    /// <summary>The way from the object's root.</summary>
    public IReadOnlyList<PathSegment> Path => Parent is null ? [] : [.. Parent.Path, step];

    /// <summary>The way in words: <c>spec.ports[0].name</c>.</summary>
    public string Here => Parent is null ? "The object" : Wording.Path(Path);

    /// <summary>Whether the field is absent and another one, whose name nobody knows, stands where it was meant: the schema reports that one.</summary>
    public bool IsMisspelt => !Exists && Parent is { } holder && (!holder.Exists ? holder.IsMisspelt
        : Key.Length > 0 && NearestName.Find(Key, holder.Entries.Select(entry => entry.Key).Where(key => key != Key && !key.Contains('/'))) is not null);

    public ObjectField this[string name] => new(Owner, this, PathSegment.Of(name), Mapping?[name]);

    public static ObjectField Root(FleetObject owner) => new(owner, null, default, owner.Manifest.Root);

    /// <summary>Whether the object is of one of these kinds.</summary>
    public bool Is(params ReadOnlySpan<string> kinds) => kinds.Contains(Kind);

    public bool Has(string name) => this[name].Exists;

    /// <summary>The fields that exist at <c>spec.rules[].filters[]</c> as seen from here; <c>*</c> stands for every key.</summary>
    public IEnumerable<ObjectField> Select(string path)
    {
        IEnumerable<ObjectField> found = [this];
        foreach (var word in path.Split('.'))
        {
            var name = word.EndsWith("[]", StringComparison.Ordinal) ? word[..^2] : word;
            found = name == "*" ? found.SelectMany(field => field.Entries) : found.Select(field => field[name]);
            found = name.Length < word.Length ? found.SelectMany(field => field.Items) : found;
        }

        return found.Where(field => field.Exists);
    }

    /// <summary>This field and every one below it.</summary>
    public IEnumerable<ObjectField> All() => Entries.Concat(Items).SelectMany(field => field.All()).Prepend(this);

    /// <summary>What is wrong with the value.</summary>
    public Flaw Flaw(string message, string? hint = null) => new(this, Node is ScalarNode ? FieldTarget.Value : FieldTarget.Key, message, hint);

    /// <summary>What is wrong with the key, or with the field's standing there at all.</summary>
    public Flaw KeyFlaw(string message, string? hint = null) => new(this, FieldTarget.Key, message, hint);

    /// <summary>What is wrong with the field's absence.</summary>
    public Flaw Missing(string message, string? hint = null) =>
        Parent is { Exists: false } holder ? holder.Missing(message, hint) : new(this, FieldTarget.Holder, message, hint);
}
