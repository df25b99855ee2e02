using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Kustomize.Effects;

/// <summary>
/// Watches what entries of one kustomization write over each other. That an overlay writes over its base, or a root over the
/// components that it takes in, is what they are for; two patches of one list, or two components, have no such order.
/// </summary>
internal sealed class OverwriteWatch
{
    private readonly Dictionary<Place, IReadOnlyList<string>> ways = [];
    private readonly HashSet<SourceText> writers = [];
    private readonly HashSet<Node> spared = [];
    private readonly List<Overwrite> found = [];

    /// <summary>Every value that was written over.</summary>
    public IReadOnlyList<Overwrite> Found => found;

    /// <summary>Lets an entry write, and notes what it wrote over.</summary>
    /// <param name="objects">The objects that it may write to.</param>
    /// <param name="way">The entries that lead to it, from the root on; each begins with what it is.</param>
    /// <param name="writes">The documents that it writes.</param>
    /// <param name="write">Writes.</param>
    public void Watch(IReadOnlyList<SourceObject> objects, IReadOnlyList<string> way, IEnumerable<Node> writes, Action write)
    {
        var before = ways.Count == 0 ? [] : objects.Where(IsWritten).SelectMany(candidate => Written(candidate, way)).ToList();
        write();
        foreach (var group in before.GroupBy(value => value.Owner))
        {
            Compare(group.Key, [.. group]);
        }

        foreach (var scalar in writes.Where(document => !spared.Contains(document)).SelectMany(FieldPaths.Scalars))
        {
            ways[scalar.Node.Place] = way;
            writers.Add(scalar.Node.Source);
        }
    }

    /// <summary>Leaves a document out that also writes to an object of which nobody knows what it holds: it may count there.</summary>
    public void Spare(Node document) => spared.Add(document);

    // Most objects hold nothing that a patch wrote; to see that takes no paths.
    private bool IsWritten(SourceObject candidate) => FieldPaths.Any(candidate.State.Root, scalar => writers.Contains(scalar.Source));

    private IEnumerable<WrittenBefore> Written(SourceObject candidate, IReadOnlyList<string> way) =>
        from scalar in FieldPaths.Scalars(candidate.State.Root)
        where writers.Contains(scalar.Node.Source)
        let other = ways.GetValueOrDefault(scalar.Node.Place)
        where other is not null && AreRivals(other, way)
        select new WrittenBefore(candidate, FieldPaths.Print(candidate.State.Root, scalar.Path), scalar.Node, $"{string.Join('/', other)} {string.Join('/', way)}");

    // What an item that was put before it moved on is still there.
    private void Compare(SourceObject owner, IReadOnlyList<WrittenBefore> before)
    {
        var after = FieldPaths.Scalars(owner.State.Root);
        foreach (var (_, path, value, pair) in before.Where(value => !after.Any(scalar => scalar.Node.Place == value.Value.Place && scalar.Node.Text == value.Value.Text)))
        {
            var second = after.FirstOrDefault(scalar => scalar.Node.Text != value.Text && FieldPaths.Print(owner.State.Root, scalar.Path) == path);
            if (second is not null && second.Node.Place != value.Place)
            {
                found.Add(new Overwrite(owner, path, value, second.Node, pair));
            }
        }
    }

    // Where the two ways part, both must go on by an entry of the same sort.
    private static bool AreRivals(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var i = 0;
        while (i < one.Count && i < other.Count && one[i] == other[i])
        {
            i++;
        }

        return i < one.Count && i < other.Count && one[i][0] == other[i][0];
    }

    private sealed record WrittenBefore(SourceObject Owner, string Path, ScalarNode Value, string Pair);
}
