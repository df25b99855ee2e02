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
        var before = ways.Count == 0 ? [] : objects.Select(candidate => new Snapshot(candidate, candidate.State.Root)).ToList();
        write();
        // An edit that changes nothing leaves the very same nodes.
        foreach (var one in before.Where(one => !ReferenceEquals(one.Owner.State.Root, one.Root) && IsWritten(one.Root)))
        {
            Compare(one, way);
        }

        foreach (var scalar in writes.Where(document => !spared.Contains(document)).SelectMany(FieldPaths.Texts))
        {
            ways[scalar.Place] = way;
            writers.Add(scalar.Source);
        }
    }

    /// <summary>Leaves a document out that also writes to an object of which nobody knows what it holds: it may count there.</summary>
    public void Spare(Node document) => spared.Add(document);

    // Most objects hold nothing that a patch wrote; to see that takes no paths.
    private bool IsWritten(MappingNode root) => FieldPaths.Any(root, scalar => writers.Contains(scalar.Source));

    // What an item that was put before it moved on is still there.
    private void Compare(Snapshot before, IReadOnlyList<string> way)
    {
        var root = before.Owner.State.Root;
        var after = FieldPaths.Scalars(root);
        foreach (var one in FieldPaths.Scalars(before.Root))
        {
            var value = one.Node;
            if (Rival(value, way) is not { } other || after.Any(scalar => scalar.Node.Place == value.Place && scalar.Node.Text == value.Text))
            {
                continue;
            }

            var path = FieldPaths.Print(before.Root, one.Path);
            var second = after.FirstOrDefault(scalar => scalar.Node.Text != value.Text && FieldPaths.Print(root, scalar.Path) == path);
            if (second is not null && second.Node.Place != value.Place)
            {
                found.Add(new Overwrite(before.Owner, path, value, second.Node, $"{string.Join('/', other)} {string.Join('/', way)}"));
            }
        }
    }

    private IReadOnlyList<string>? Rival(ScalarNode value, IReadOnlyList<string> way) =>
        writers.Contains(value.Source) && ways.GetValueOrDefault(value.Place) is { } other && AreRivals(other, way) ? other : null;

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

    private sealed record Snapshot(SourceObject Owner, MappingNode Root);
}
