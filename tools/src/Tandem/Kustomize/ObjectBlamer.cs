using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Kustomize;

/// <summary>Finds the place in the tree that a person must edit to change a field of a rendered object.</summary>
public static class ObjectBlamer
{
    /// <summary>The blame of a field of <paramref name="rendered"/>, which <paramref name="source"/> renders to.</summary>
    public static Blame Of(SourceObject source, MappingNode rendered, IReadOnlyList<PathSegment> path, FieldTarget target)
    {
        var query = new FieldQuery(rendered, path);
        var written = Written(source, query);
        var chain = written.SelectMany(field => field.Chain).Distinct().ToList();
        var best = target switch
        {
            FieldTarget.Holder => Holder(source, query, written),
            FieldTarget.Key => (LastOfScalar(query, written) ?? written.LastOrDefault())?.Key,
            FieldTarget.Whole => written.LastOrDefault()?.Opening,
            _ => (written.FindLast(field => field.IsRendered) ?? LastOfContainer(query, written))?.Value,
        };
        return best is { } place
            ? new Blame(place, Exact: true, chain.Count > 1 ? chain : [])
            : new Blame(Nearest(source, query), Exact: false, chain);
    }

    /// <summary>The place of the last text written at a field for which <paramref name="wrote"/> holds; null where none did.</summary>
    public static Place? OfText(SourceObject source, MappingNode rendered, IReadOnlyList<PathSegment> path, Func<string, bool> wrote) => TextAt(source, rendered, path, wrote)?.Place;

    /// <summary>The text itself.</summary>
    public static ScalarNode? TextAt(SourceObject source, MappingNode rendered, IReadOnlyList<PathSegment> path, Func<string, bool> wrote) =>
        Written(source, new FieldQuery(rendered, path)).Select(field => field.Node).OfType<ScalarNode>().LastOrDefault(scalar => wrote(scalar.Text));

    private static List<WrittenField> Written(SourceObject source, FieldQuery query) =>
        [.. source.Writers.Select(writer => writer.At(query)).OfType<WrittenField>()];

    // Several writers may make one mapping or list together: the last of them is where the next edit belongs.
    private static WrittenField? LastOfContainer(FieldQuery query, List<WrittenField> written) =>
        query.Value is ScalarNode ? null : written.LastOrDefault();

    // An item that was added to a list after this one was written stands at no place of this one's.
    private static WrittenField? LastOfScalar(FieldQuery query, List<WrittenField> written) =>
        query.Value is ScalarNode ? written.FindLast(field => field.IsRendered) : null;

    // A missing field belongs where it was taken away, else where its mapping was first written.
    private static Place? Holder(SourceObject source, FieldQuery query, List<WrittenField> written)
    {
        if (written.FindLast(field => field.Removes) is { } removal)
        {
            return removal.Key;
        }

        return query.Path.Count == 0 ? null : Written(source, query.Parent()).FirstOrDefault()?.Opening;
    }

    private static Place Nearest(SourceObject source, FieldQuery query)
    {
        var at = query;
        while (true)
        {
            if (Written(source, at).FirstOrDefault() is { } field)
            {
                return at == query ? field.Value : field.Key;
            }

            if (at.Path.Count == 0)
            {
                return new Place("", 1, 1);
            }

            at = at.Parent();
        }
    }
}
