using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.CatchRate.Mutants;

/// <summary>A token of a source file that names or counts something in the rendered fleet.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Token">What stands there.</param>
/// <param name="Field">The kind and the field, without a list's indices.</param>
/// <param name="Role">What tokens have in common that may be confused: the last two names of the way.</param>
internal sealed partial record Subject(Place Place, string Token, string Field, string Role)
{
    // Mappings whose keys are names, too.
    private static readonly HashSet<string> NamedKeys = new(["labels", "matchLabels", "selector", "annotations", "nodeSelector"], StringComparer.Ordinal);

    /// <summary>Every token that the objects of a fleet's clusters show, once, sorted by place. What no region takes in is not rendered, and no subject.</summary>
    public static IReadOnlyList<Subject> Of(string root, FleetModel fleet)
    {
        var files = new Dictionary<string, string[]>(StringComparer.Ordinal);
        string[] Lines(string file) => files.TryGetValue(file, out var lines) ? lines : files[file] = File.ReadAllLines(Path.Combine(root, file));
        return
        [
            .. fleet.Units.Where(unit => unit.Unit.Cluster is not null).SelectMany(unit => unit.Objects).SelectMany(Of).Where(found => File.Exists(Path.Combine(root, found.Place.File)))
                .Select(found => found with { Token = TokenAt(Lines(found.Place.File), found.Place) })
                .Where(found => found.Token.Length > 0)
                .OrderBy(found => found.Place).ThenBy(found => found.Field, StringComparer.Ordinal)
                .DistinctBy(found => found.Place),
        ];
    }

    private static IEnumerable<Subject> Of(FleetObject shown) =>
        from scalar in FieldPaths.Scalars(shown.Manifest.Root)
        from target in Targets(scalar)
        where target == FieldTarget.Key || NamesOrCounts(scalar)
        let blame = shown.Blame(scalar.Path, target)
        where blame.Exact
        select new Subject(blame.Place, "", $"{shown.Manifest.Id.Kind} {Way(scalar.Path)}{(target == FieldTarget.Key ? " (key)" : "")}", RoleOf(scalar.Path, target));

    private static IEnumerable<FieldTarget> Targets(FoundScalar scalar) =>
        scalar.Path.Count > 1 && scalar.Path[^1].Key is not null && scalar.Path[^2].Key is { } holder && NamedKeys.Contains(holder)
            ? [FieldTarget.Key, FieldTarget.Value] : [FieldTarget.Value];

    // Prose and scripts are texts; what has a unit measures; an object's own type is a schema's business.
    private static bool NamesOrCounts(FoundScalar scalar) =>
        scalar.Node.Type is ScalarType.String or ScalarType.Integer
        && scalar.Node.Text.Length > 0 && !scalar.Node.Text.Any(char.IsWhiteSpace)
        && !(scalar.Path is [{ Key: "apiVersion" or "kind" }])
        && !Measure().IsMatch(scalar.Node.Text) && !MeasuringField().IsMatch(scalar.Path[^1].Key ?? "");

    private static string Way(IReadOnlyList<PathSegment> path) =>
        string.Concat(path.Select((step, i) => step.Key is { } key ? (i == 0 ? key : $".{key}") : "[]"));

    private static string RoleOf(IReadOnlyList<PathSegment> path, FieldTarget target) =>
        string.Join('.', path.Where(step => step.Key is not null).TakeLast(2).Select(step => step.Key)) + (target == FieldTarget.Key ? " key" : "");

    // The plain or quoted word at a place; empty for what is none.
    private static string TokenAt(string[] lines, Place place)
    {
        var line = lines[place.Line - 1];
        var text = place.Column <= line.Length ? line[(place.Column - 1)..] : "";
        if (text.Length == 0 || text[0] is '|' or '>' or '&' or '*' or '{' or '[')
        {
            return "";
        }

        var token = text[0] is '"' or '\'' ? Quoted(text) : Plain().Match(text).Value.TrimEnd(':');
        return token.Any(char.IsWhiteSpace) ? "" : token;
    }

    private static string Quoted(string text) => text.IndexOf(text[0], 1) is > 0 and var end ? text[1..end] : "";

    [GeneratedRegex(@"^\d+(\.\d+)?(ms|[smhd]|[kKMGTPE]i?|%)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Measure();

    [GeneratedRegex("(Seconds?|Sec|Percent|Timeout|Duration|Period|Interval|SECONDS|cpu|memory|[a-z]-request|[a-z]-limit)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MeasuringField();

    [GeneratedRegex(@"^[^\s,\]}#]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
