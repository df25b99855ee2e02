using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Kustomize;

/// <summary>
/// By which entries of which kustomizations every object came in. Where two objects clash, or one comes too late, it is one of
/// these entries that has to go or to move, not the file at their end.
/// </summary>
/// <param name="workspace">The files.</param>
internal sealed class EntryTrail(Workspace workspace)
{
    private readonly List<Step> open = [];
    private readonly Dictionary<SourceObject, IReadOnlyList<ScalarNode>> origins = [];
    private readonly HashSet<Pair> twins = [];
    private readonly List<Finding> clashes = [];
    private readonly List<MissingSource> missing = [];

    /// <summary>The way from the root to here: <c>r</c> for a resource and <c>c</c> for a component, with a number.</summary>
    public IReadOnlyList<string> Way => [.. open.Select(step => step.Way)];

    /// <summary>The entry that was followed last; null at the root.</summary>
    public ScalarNode? Last => open.Count == 0 ? null : open[^1].Entry;

    /// <summary>Follows an entry, and comes back.</summary>
    public void Follow(ScalarNode entry, char kind, Action walk)
    {
        open.Add(new Step(entry, $"{kind}{entry.Line}:{entry.Column}"));
        walk();
        open.RemoveAt(open.Count - 1);
    }

    /// <summary>Notes an object that comes in here, by an entry of its own where a generator makes it.</summary>
    public SourceObject Note(SourceObject made, ScalarNode? own = null)
    {
        origins[made] = [.. open.Select(step => step.Entry), .. own is null ? [] : new[] { own }];
        return made;
    }

    /// <summary>Notes a replacement whose source is not here; what a clash before it left of the tree misses things by chance.</summary>
    public void NoteMissing(MappingNode source, Finding finding, List<SourceObject> objects)
    {
        if (twins.Count == 0)
        {
            var selector = new ObjectSelector(source, patterns: false);
            missing.Add(new MissingSource(selector.Selects, source.Source, "takes values from", Renamed(source, objects) ?? finding, [.. open.Select(step => step.Entry)]));
        }
    }

    /// <summary>Notes what a generator adds to, where that is not here.</summary>
    public void NoteLacking(SourceObject made, MappingNode entry, List<SourceObject> given)
    {
        bool IsIt(SourceObject candidate) => candidate != made && candidate.Id.Kind == made.Id.Kind && candidate.WasNamed(made.Name);
        if (twins.Count == 0 && made.Name.Length > 0 && !given.Exists(IsIt))
        {
            var nearest = Schemas.NearestName.Find(made.Name, given.Where(candidate => candidate.Id.Kind == made.Id.Kind).Select(candidate => candidate.Name));
            missing.Add(new MissingSource(IsIt, entry.Source, $"{entry.Text("behavior")}s into", Finding.At(KustomizeRules.Unrenderable, (entry["name"] ?? entry).Place,
                $"The {entry.Text("behavior")} is for the {made.Id.Kind} {made.Name}, which this kustomization does not hold.",
                nearest is null ? "Take in before it what brings that, or leave the behavior out." : $"Did you mean {nearest}?"), [.. open.Select(step => step.Entry)]));
        }
    }

    // A component listed before this one has given the object another name.
    private Finding? Renamed(MappingNode source, List<SourceObject> objects)
    {
        var renamers = objects.Where(candidate => candidate.Id.Kind == source.Text("kind"))
            .SelectMany(candidate => candidate.Fillings).Where(filling => filling.Path is [{ Key: "metadata" }, { Key: "name" }] && filling.Before == source.Text("name"))
            .Select(filling => filling.FieldPath.Source.Path).ToList();
        var before = Last is not { } late || renamers.Count == 0 || workspace.Yaml(late.Source.Path).Documents is not [MappingNode root] ? []
            : root.List("components").OfType<ScalarNode>().TakeWhile(entry => entry != late);
        return before.LastOrDefault(entry => renamers.Contains(KustomizationFile.PathIn(workspace, workspace.Resolve(FolderOf(entry), entry.Text)) ?? "")) is { } early
            ? Finding.At(KustomizeRules.Unrenderable, early.Place, $"{early.Text} renames {source.Text("kind")} {source.Text("name")}, which {Last!.Text} takes values from after it.", $"List it after {Last.Text}.") : null;
    }

    /// <summary>Notes objects that kustomize cannot tell apart.</summary>
    public void NoteTwins(List<SourceObject> objects)
    {
        var groups = objects.Where(origins.ContainsKey).GroupBy(candidate => $"{candidate.Id} {candidate.Name} {candidate.Namespace ?? "default"}", StringComparer.Ordinal).Where(group => group.Count() > 1);
        foreach (var (first, second) in groups.Select(group => new Pair(group.First(), group.Skip(1).First())).Where(twins.Add))
        {
            var (other, entry) = Fork(origins[first], origins[second]);
            if (entry is not null && other is not null && !IsSame(other, entry))
            {
                clashes.Add(Finding.At(KustomizeRules.Unrenderable, entry.Place, $"{entry.Text} brings {second.Id.Kind} {second.Name}, which {other.Text} has brought already: kustomize takes no object twice.",
                    "Take one of the two out, or give it another name.") with
                { Involves = [$"{second.Id.Kind} {second.Name}"] });
            }
        }
    }

    /// <summary>What is wrong with the entries of a whole tree: kustomize stops at what comes first.</summary>
    public IEnumerable<Finding> Findings(List<SourceObject> objects) =>
        (missing.Count > 0 ? missing.Select(one => Late(one, objects)) : clashes).DistinctBy(finding => finding.Blame.Place);

    private sealed record Step(ScalarNode Entry, string Way);

    private sealed record Pair(SourceObject First, SourceObject Second);

    private sealed record MissingSource(Func<SourceObject, bool> IsIt, SourceText Asker, string Verb, Finding Finding, IReadOnlyList<ScalarNode> Trail);

    private Finding Late(MissingSource one, List<SourceObject> objects)
    {
        if (one.Finding.Blame.Place.File != one.Asker.Path)
        {
            return one.Finding;
        }

        var late = objects.Find(candidate => origins.ContainsKey(candidate) && one.IsIt(candidate));
        return late is null || Fork(one.Trail, origins[late]) is not ({ } early, { } bringer) || early.Source != bringer.Source ? one.Finding
            : Finding.At(KustomizeRules.Unrenderable, early.Place, $"{early.Text} {one.Verb} {late.Id.Kind} {late.Name}, which {bringer.Text} brings only after it.", $"List it after {bringer.Text}.");
    }

    // Where two ways through the tree part.
    private static (ScalarNode? One, ScalarNode? Other) Fork(IReadOnlyList<ScalarNode> one, IReadOnlyList<ScalarNode> other)
    {
        var i = 0;
        while (i < one.Count && i < other.Count && one[i].Place == other[i].Place)
        {
            i++;
        }

        return (one.ElementAtOrDefault(i), other.ElementAtOrDefault(i));
    }

    // One component listed twice has a rule of its own.
    private bool IsSame(ScalarNode one, ScalarNode other) =>
        one.Source == other.Source && workspace.Resolve(FolderOf(one), one.Text) == workspace.Resolve(FolderOf(other), other.Text);

    private static string FolderOf(ScalarNode entry) => Path.GetDirectoryName(entry.Source.Path) is { Length: > 0 } folder ? folder : ".";
}
