using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>Which field of a selector is wrong where it selects nothing.</summary>
/// <param name="Node">The field's value; the selector itself where it has no field.</param>
/// <param name="Depth">How many fields before it are right: the tree that gets furthest knows best.</param>
/// <param name="Left">The objects that the fields before it leave.</param>
public sealed record SelectorSlip(Node Node, int Depth, IReadOnlyList<SourceObject> Left)
{
    private static readonly string[] Fields = ["kind", "group", "version", "name", "namespace", "labelSelector", "annotationSelector"];

    /// <summary>The nearest value that would select something; null where none is near. Most slips are never shown, so it is not looked for before.</summary>
    public string? Nearest => Node is not ScalarNode value || Depth >= Fields.Length ? null
        : Schemas.NearestName.Find(value.Text, Left.Select(candidate => ValueOf(candidate, Depth)).Distinct(StringComparer.Ordinal));

    /// <summary>The first field, from the kind to the annotations, that leaves no object.</summary>
    public static SelectorSlip Of(MappingNode selector, bool patterns, IReadOnlyList<SourceObject> objects)
    {
        IReadOnlyList<SourceObject> left = [.. objects];
        for (var depth = 0; depth < Fields.Length; depth++)
        {
            if (selector.Find(Fields[depth]) is not { Value: ScalarNode value } entry)
            {
                continue;
            }

            var only = new MappingNode(selector.Source, selector.Line, selector.Column, [entry]);
            var narrowed = left.Where(new ObjectSelector(only, patterns).Selects).ToList();
            if (narrowed.Count == 0)
            {
                return new SelectorSlip(value, depth, left);
            }

            left = narrowed;
        }

        return new SelectorSlip(selector, Fields.Length, []);
    }

    private static string ValueOf(SourceObject candidate, int depth) => Fields[depth] switch
    {
        "kind" => candidate.Id.Kind,
        "group" => candidate.Id.Group,
        "version" => candidate.Id.Version,
        "name" => candidate.Name,
        "namespace" => candidate.Namespace ?? "",
        _ => "",
    };
}
