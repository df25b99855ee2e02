using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Schemas;

namespace Tandem.Validation;

/// <summary>The layer schemas: every object against the schema of its kind.</summary>
/// <param name="schemas">The schemas.</param>
/// <param name="unknownKinds">The severity of a kind without a schema.</param>
public sealed class ObjectChecker(SchemaStore schemas, Severity unknownKinds)
{
    private static readonly string[] TypeFields = ["apiVersion", "kind"];

    /// <summary>Every error of one object.</summary>
    public IEnumerable<Finding> Check(FleetObject candidate)
    {
        var id = candidate.Manifest.Id;
        return schemas.Check(id, candidate.Manifest.Root) is { } errors
            ? errors.Select(error => ToFinding(candidate, error)).Concat(Nameless(candidate))
            : [Unknown(candidate, id)];
    }

    private static Finding ToFinding(FleetObject candidate, SchemaError error)
    {
        var finding = candidate.Finding(error.Rule, error.Path, error.Target, error.Message, error.Hint);
        return FactOf(candidate, error) is { } fact ? finding with { Blame = fact } : finding;
    }

    // An item that a fact makes a double of another is mended in the fact; where one fact fills both, the item is what is too much.
    private static Blame? FactOf(FleetObject candidate, SchemaError error) =>
        error.Keys.Select(key => (Blame: BlameOf(candidate, error.Path, key), Key: key))
            .FirstOrDefault(own => own.Blame.Exact && FactsFiles.Is(own.Blame.Place.File) && !ItemsBefore(error.Path).Any(item => BlameOf(candidate, item, own.Key).Place == own.Blame.Place)).Blame;

    private static Blame BlameOf(FleetObject candidate, IReadOnlyList<PathSegment> item, string key) => candidate.Blame([.. item, PathSegment.Of(key)], FieldTarget.Value);

    private static IEnumerable<IReadOnlyList<PathSegment>> ItemsBefore(IReadOnlyList<PathSegment> item) =>
        Enumerable.Range(0, item[^1].Index).Select(index => (IReadOnlyList<PathSegment>)[.. item.SkipLast(1), PathSegment.Of(index)]);

    // The API server gives a name only where generateName asks it to.
    private static IEnumerable<Finding> Nameless(FleetObject candidate) =>
        candidate.Manifest.Name.Length > 0 || candidate.Manifest.Root.Mapping("metadata") is not { } metadata || metadata["generateName"] is not null ? [] :
        [
            candidate.Finding(ObjectRules.MissingField, [PathSegment.Of("metadata"), PathSegment.Of("name")], FieldTarget.Holder, "metadata.name is required; it is missing."),
        ];

    /// <summary>Whether a document is something else than a Kubernetes object, not one with a slip: nothing in it looks like its type.</summary>
    public static bool IsOfAnotherFormat(Node document) =>
        document is not MappingNode root || !root.Entries.Any(entry => TypeFields.Any(field => IsMeant(entry, field)));

    // Grafana and others count their formats: apiVersion: 1.
    private static bool IsMeant(MappingEntry entry, string field) => entry.Value is not ScalarNode { Type: not ScalarType.String }
        && (string.Equals(entry.Name, field, StringComparison.OrdinalIgnoreCase) || NearestName.Slip(entry.Name, [field]) is not null);

    /// <summary>What is wrong with a document that is no object; null for one that is.</summary>
    public static Finding? Stranger(Node document)
    {
        if (ManifestObject.From(document) is not null)
        {
            return null;
        }

        if (document is not MappingNode root)
        {
            return Finding.At(ObjectRules.NotAnObject, document.Place, $"The document is not a Kubernetes object: it is {document.Describe()}.");
        }

        var missing = root.Text("apiVersion") is null ? "apiVersion" : "kind";
        var nearest = NearestName.Find(missing, root.Entries.Select(entry => entry.Name).Except(["apiVersion", "kind"], StringComparer.Ordinal));
        return Finding.At(ObjectRules.NotAnObject, root.Find(nearest ?? "")?.Key.Place ?? KeyPlaces.OfRoot(root),
            $"The document is not a Kubernetes object: it has no {missing}.", nearest is null ? null : $"The field {nearest} stands there instead.");
    }

    /// <summary>Every error of an object that nothing has been injected into yet: what a placeholder breaks is not one.</summary>
    public IEnumerable<Finding> CheckTemplate(FleetObject candidate)
    {
        var id = candidate.Manifest.Id;
        return schemas.Check(id, candidate.Manifest.Root) is { } errors
            ? errors.Where(error => !IsPlaceholder(FieldPaths.Find(candidate.Manifest.Root, [.. error.Path])))
                .Select(error => candidate.Finding(error.Rule, error.Path, error.Target, error.Message, error.Hint))
            : [Unknown(candidate, id)];
    }

    /// <summary>What is wrong with an object as first written, whatever the rest of a unit that does not build would have added.</summary>
    public IEnumerable<Finding> CheckSource(FleetObject candidate) => CheckTemplate(candidate).Where(finding =>
        finding.Rule == ObjectRules.UnknownField || finding.Rule == ObjectRules.WrongType || finding.Rule == ToolRules.UnknownKind);

    // Bases hold 0 or the word unset where a fact belongs.
    private static bool IsPlaceholder(Node? node) =>
        node is ScalarNode { Text: "0" } || (node as ScalarNode)?.Text.Contains("unset", StringComparison.Ordinal) == true;

    private Finding Unknown(FleetObject candidate, SchemaId id)
    {
        // Where the kind is known under another group or version, it is the apiVersion that is wrong.
        var sameKind = SchemaStore.Files.Where(file => file[(file.LastIndexOf('/') + 1)..].StartsWith(id.Kind.ToLowerInvariant() + "_", StringComparison.Ordinal)).ToList();
        var nearest = sameKind.FirstOrDefault() ?? NearestName.Find(id.File, SchemaStore.Files);
        var hint = nearest is null ? "Take its CRD in with tandem schemas import, or correct apiVersion and kind."
            : $"The nearest kind with a schema is {nearest[..^".json".Length]}; correct apiVersion or kind, or take the kind's CRD in.";
        var field = sameKind.Count > 0 ? "apiVersion" : "kind";
        return candidate.Finding(ToolRules.UnknownKind, [PathSegment.Of(field)], FieldTarget.Value,
            $"There is no schema for {id}; the object is not checked.", hint) with
        { Severity = unknownKinds };
    }
}
