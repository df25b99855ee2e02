using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Tests.Support;

namespace Tandem.Tests.Kustomize;

/// <summary>A place that values are blamed on, the token that stands there, and the objects that name it.</summary>
internal sealed record BlamedPlace(Place Place, string Token, IReadOnlySet<string> Objects)
{
    // Fields by which Kustomize or a person finds the object or the item: another value makes another thing.
    private static readonly HashSet<string> Identities = new(StringComparer.Ordinal)
    {
        "apiVersion", "kind", "name", "namespace", "containerPort", "mountPath", "key", "group",
    };

    /// <summary>Every place that scalars of the rendered fleet are blamed on and that can be edited alone, sorted.</summary>
    public static IReadOnlyList<BlamedPlace> Of(string root, IReadOnlyList<Tandem.Fleet.RenderedUnit> units)
    {
        var blamed =
            from unit in units
            from candidate in unit.Objects
            from scalar in FieldPaths.Scalars(candidate.Manifest.Root)
            where !scalar.Node.IsNull && !scalar.Node.Text.Contains('\n', StringComparison.Ordinal)
            let blame = candidate.Blame(scalar.Path, FieldTarget.Value)
            select (Place: blame.Place, Name: NameOf(unit.Unit.Folder, candidate.Manifest), Last: scalar.Path[^1].Key ?? "", scalar.Node.Text);
        return
        [
            .. blamed.GroupBy(item => item.Place)
                .Where(group => group.All(item => !Identities.Contains(item.Last)))
                .Select(group => new BlamedPlace(group.Key, TokenAt(root, group.Key), group.Select(item => item.Name).ToHashSet(StringComparer.Ordinal)))
                .Where(place => place.Token.Length > 0)
                .OrderBy(place => place.Place),
        ];
    }

    /// <summary>What an object is called when namespace and name are what changes.</summary>
    public static string NameOf(string unit, ManifestObject manifest) => $"{unit} {manifest.Id.Kind} {manifest.Name}";

    /// <summary>The token, changed so that it stays what it is: a number a number, a word a word.</summary>
    public string Changed() => long.TryParse(Token, out var number) ? $"{number + 1}"
        : Token is "true" ? "false"
        : Token is "false" ? "true"
        : Token + "x";

    // The plain or quoted word at a place; empty for anything that cannot be changed by adding to it.
    private static string TokenAt(string root, Place place)
    {
        var line = File.ReadLines(Path.Combine(root, place.File)).ElementAt(place.Line - 1);
        var text = line[(place.Column - 1)..];
        var start = text[0] is '"' or '\'' ? 1 : 0;
        var end = start == 1 ? text.IndexOf(text[0], 1) : text.AsSpan().IndexOfAny(",]} #");
        return text[0] is '|' or '>' or '&' or '*' or '{' or '[' ? "" : end < 0 ? text[start..].TrimEnd() : text[start..end];
    }
}
