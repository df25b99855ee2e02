using System.Text.Json.Nodes;

namespace Tandem.Twin.Kubernetes.Apply;

/// <summary>
/// A set of fields, as a tree of steps in the notation of <c>FieldsV1</c>: <c>f:</c> and a name, <c>k:</c> and an item's keys,
/// <c>v:</c> and an item's value. It never changes.
/// </summary>
internal sealed class FieldSet
{
    private readonly SortedDictionary<string, FieldSet> children = new(StringComparer.Ordinal);

    private FieldSet(bool holdsItself, IEnumerable<KeyValuePair<string, FieldSet>> children)
    {
        HoldsItself = holdsItself;
        foreach (var (step, child) in children.Where(child => !child.Value.IsEmpty))
        {
            this.children[step] = child;
        }
    }

    /// <summary>No field.</summary>
    public static FieldSet Empty { get; } = new(holdsItself: false, []);

    /// <summary>The field at which the tree begins.</summary>
    public static FieldSet Self { get; } = new(holdsItself: true, []);

    /// <summary>Whether the field at this place of the tree is one of them.</summary>
    public bool HoldsItself { get; }

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => !HoldsItself && children.Count == 0;

    /// <summary>The steps from here, with what is held below each.</summary>
    public IEnumerable<KeyValuePair<string, FieldSet>> Children => children;

    /// <summary>What is held below a step.</summary>
    public FieldSet this[string step] => children.GetValueOrDefault(step, Empty);

    public static FieldSet Of(bool holdsItself, IEnumerable<KeyValuePair<string, FieldSet>> children) => new(holdsItself, children);

    /// <summary>Reads <c>fieldsV1</c>.</summary>
    public static FieldSet Read(JsonObject fields) => fields.Count == 0 ? Self : new FieldSet(
        fields.ContainsKey("."),
        fields.Where(field => field.Key != ".").Select(field => KeyValuePair.Create(field.Key, Read(field.Value as JsonObject ?? []))));

    /// <summary>Writes <c>fieldsV1</c>.</summary>
    public JsonObject Write()
    {
        var fields = new JsonObject();
        if (HoldsItself && children.Count > 0)
        {
            fields["."] = new JsonObject();
        }

        foreach (var (step, child) in children)
        {
            fields[step] = child.Write();
        }

        return fields;
    }

    public FieldSet Union(FieldSet other) => Combine(other, (a, b) => a || b, (a, b) => a.Union(b));

    public FieldSet Intersect(FieldSet other) => Combine(other, (a, b) => a && b, (a, b) => a.Intersect(b));

    public FieldSet Except(FieldSet other) => Combine(other, (a, b) => a && !b, (a, b) => a.Except(b));

    /// <summary>Each field, as messages name it: <c>.spec.containers[name="web"].image</c>.</summary>
    public IEnumerable<string> Names(string prefix = "") =>
        (HoldsItself ? [prefix] : Enumerable.Empty<string>()).Concat(children.SelectMany(child => child.Value.Names(prefix + FieldStep.Print(child.Key))));

    private FieldSet Combine(FieldSet other, Func<bool, bool, bool> self, Func<FieldSet, FieldSet, FieldSet> inner) => new(
        self(HoldsItself, other.HoldsItself),
        children.Keys.Union(other.children.Keys, StringComparer.Ordinal).Select(step => KeyValuePair.Create(step, inner(this[step], other[step]))));
}
