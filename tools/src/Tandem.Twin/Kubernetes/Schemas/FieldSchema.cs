using System.Text.Json;
using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Schemas;

/// <summary>What the schema of a kind says of one field: how it is merged, and what stands there where nothing is written.</summary>
internal sealed class FieldSchema
{
    private readonly JsonElement root;
    private readonly JsonElement own;
    private readonly JsonElement schema;
    private readonly string? type;
    private readonly string path;

    private FieldSchema(JsonElement root, JsonElement own, string path)
    {
        (this.root, this.own, this.path) = (root, own, path);
        schema = own;
        while (schema.GetText("$ref") is { } reference)
        {
            type = reference[(reference.LastIndexOf('/') + 1)..];
            schema = root.Get("$defs", type);
        }
    }

    /// <summary>The schema of a whole object; undefined for a kind without one.</summary>
    public static FieldSchema Of(JsonElement root) => new(root, root, "");

    /// <summary>How a list is merged.</summary>
    public ListKind List => WellKnownFields.KeysAt(path) is not null ? ListKind.Map
        : WellKnownFields.IsFinalizers(path) ? ListKind.Set
        : schema.GetText("x-kubernetes-list-type") switch
        {
            "map" => ListKind.Map,
            "set" => ListKind.Set,
            _ => ListKind.Atomic,
        };

    /// <summary>The fields that tell the items of a list of kind <see cref="ListKind.Map"/> apart.</summary>
    public IReadOnlyList<string> Keys => WellKnownFields.KeysAt(path) ?? [.. schema.GetItems("x-kubernetes-list-map-keys").Select(key => key.GetString()!)];

    /// <summary>The field by which a strategic merge tells the items apart; null where it replaces the list.</summary>
    public string? MergeKey => List == ListKind.Map && !WellKnownFields.IsReplacedAsWhole(path) ? Keys[0] : null;

    /// <summary>Whether a strategic merge unites the list with the other.</summary>
    public bool IsUnited => WellKnownFields.IsFinalizers(path);

    /// <summary>Whether an object is merged as one value.</summary>
    public bool IsAtomicMap => schema.GetText("x-kubernetes-map-type") == "atomic"
        || (type is not null && WellKnownFields.IsAtomicType(type))
        || (WellKnownFields.IsSelectorMap(path) && !schema.GetMembers("properties").Any());

    /// <summary>What stands there where nothing is written; undefined where nothing does.</summary>
    public JsonElement Default => own.Get("default") is { ValueKind: not JsonValueKind.Undefined } written ? written : schema.Get("default");

    /// <summary>The fields that it names.</summary>
    public IEnumerable<string> Names => schema.GetMembers("properties").Select(member => member.Name);

    /// <summary>The schema of a member: a field that it names, or an entry of a map.</summary>
    public FieldSchema Member(string name) => new(
        root,
        schema.Get("properties", name) is { ValueKind: JsonValueKind.Object } named ? named : schema.Get("additionalProperties"),
        path.Length == 0 ? name : $"{path}.{name}");

    /// <summary>The schema of a list's items.</summary>
    public FieldSchema Item => new(root, schema.Get("items"), path + "[]");
}
