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
    /// <summary>Every error of one object.</summary>
    public IEnumerable<Finding> Check(FleetObject candidate)
    {
        var id = candidate.Manifest.Id;
        return schemas.Check(id, candidate.Manifest.Root) is { } errors
            ? errors.Select(error => candidate.Finding(error.Rule, error.Path, error.Target, error.Message, error.Hint)).Concat(Nameless(candidate))
            : [Unknown(candidate, id)];
    }

    // The API server gives a name only where generateName asks it to.
    private static IEnumerable<Finding> Nameless(FleetObject candidate) =>
        candidate.Manifest.Name.Length > 0 || candidate.Manifest.Root.Mapping("metadata") is not { } metadata || metadata["generateName"] is not null ? [] :
        [
            candidate.Finding(ObjectRules.MissingField, [PathSegment.Of("metadata"), PathSegment.Of("name")], FieldTarget.Holder, "metadata.name is required; it is missing."),
        ];

    /// <summary>What is wrong with a document that is no object; null for one that is.</summary>
    public static Finding? Stranger(Node document)
    {
        if (ManifestObject.From(document) is not null)
        {
            return null;
        }

        var place = document is MappingNode mapping ? KeyPlaces.OfRoot(mapping) : document.Place;
        var missing = document is not MappingNode root ? "it is " + document.Describe()
            : root.Text("apiVersion") is null ? "it has no apiVersion" : "it has no kind";
        return Finding.At(ObjectRules.NotAnObject, place, $"The document is not a Kubernetes object: {missing}.");
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

    // Bases hold 0 or the word unset where a fact belongs.
    private static bool IsPlaceholder(Node? node) =>
        node is ScalarNode { Text: "0" } || (node as ScalarNode)?.Text.Contains("unset", StringComparison.Ordinal) == true;

    private Finding Unknown(FleetObject candidate, SchemaId id)
    {
        var sameKind = SchemaStore.Files.Where(file => file[(file.LastIndexOf('/') + 1)..].StartsWith(id.Kind.ToLowerInvariant() + "_", StringComparison.Ordinal));
        var nearest = sameKind.FirstOrDefault() ?? NearestName.Find(id.File, SchemaStore.Files);
        var hint = nearest is null ? "Take its CRD in with tandem schemas import, or correct apiVersion and kind."
            : $"The nearest kind with a schema is {nearest[..^".json".Length]}; correct apiVersion or kind, or take the kind's CRD in.";
        return candidate.Finding(ToolRules.UnknownKind, [PathSegment.Of("kind")], FieldTarget.Value,
            $"There is no schema for {id}; the object is not checked.", hint) with
        { Severity = unknownKinds };
    }
}
