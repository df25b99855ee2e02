using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Rules.Kustomize;

/// <summary>A target of a replacement that meets a field which another replacement fills.</summary>
/// <param name="Owner">The object.</param>
/// <param name="Field">The field, printed.</param>
/// <param name="First">What was written first.</param>
/// <param name="Second">What was written over it.</param>
/// <param name="Stray">Which of the two is wrong.</param>
internal sealed record StrayTarget(SourceObject Owner, string Field, Filling First, Filling Second, Filling Stray)
{
    private static readonly string[] Narrow = ["labelSelector", "annotationSelector", "name", "namespace", "kind"];

    /// <summary>The value that is lost, by its name.</summary>
    public string Lost => First.Name;

    /// <summary>The value that counts, by its name.</summary>
    public string Kept => Second.Name;

    /// <summary>The value that is meant for another field.</summary>
    public string Wrong => Stray.Name;

    /// <summary>What is wrong: one of several fields of a target, or what the target selects by.</summary>
    public Node Node => NodeOf(Stray);

    /// <summary>The same of the other of the two.</summary>
    public Node Other => NodeOf(Stray == First ? Second : First);

    /// <summary>Every one of a repository; elsewhere a second replacement may be meant to have the last word.</summary>
    public static IEnumerable<StrayTarget> Of(FleetModel fleet) => !fleet.IsRepository ? [] :
        from tree in fleet.RenderedTrees
        from owner in tree.Objects
        from second in owner.Fillings
        let first = owner.Fillings.TakeWhile(other => other != second).LastOrDefault(other => IsSame(other, second))
        where first is { Source.Entry: not null } && second.Source.Entry is not null && first.Source.Text != second.Source.Text
        select new StrayTarget(owner, FieldPaths.Print(owner.State.Root, second.Path), first, second, Judge(tree, owner, first, second));

    // One value that two pieces of a field are made of is no quarrel, nor is what another kustomization refines.
    private static bool IsSame(Filling one, Filling other) => one.Part == other.Part && one.FieldPath.Place != other.FieldPath.Place && one.FieldPath.Source.Path == other.FieldPath.Source.Path
        && one.Source.Text is not null && other.Source.Text is not null && one.Path.SequenceEqual(other.Path);

    // The value is meant whose name speaks of the field; that whose other targets are of this sort; that which has others here.
    private static Filling Judge(KustomizationTree tree, SourceObject owner, Filling first, Filling second)
    {
        var order = Words(first).CompareTo(Words(second));
        order = order != 0 ? order : Alike(first).CompareTo(Alike(second));
        order = order != 0 ? order : Elsewhere(tree, owner, first).CompareTo(Elsewhere(tree, owner, second));
        return order < 0 ? first : second;
    }

    private static int Words(Filling filling) => FieldPaths.Texts(filling.Select).Select(scalar => scalar.Text).Append(filling.FieldPath.Text)
        .SelectMany(text => text.Split([.. "[]=-./ '\\"], StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase)
        .Count(word => word.Length > 3 && filling.Name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static int Alike(Filling filling) => filling.Source.Entry!.List("targets").OfType<MappingNode>()
        .Count(target => target.List("fieldPaths").OfType<ScalarNode>().Any(path => path.Text == filling.FieldPath.Text));

    private static int Elsewhere(KustomizationTree tree, SourceObject owner, Filling filling) =>
        tree.Objects.Where(other => other != owner).SelectMany(other => other.Fillings).Count(other => other.Source.Entry == filling.Source.Entry);

    // What keeps a placeholder beside it was meant: another piece, another field; else another object.
    private Node NodeOf(Filling filling) => IsOpen(FieldPaths.Find(Owner.State.Root, [.. filling.Path])) && filling.Target.Mapping("options")?["index"] is { } index ? index
        : filling.Target.List("fieldPaths").Skip(1).Any() || IsOpen(Owner.State.Root) ? filling.FieldPath
        : Narrow.Select(name => filling.Select[name]).FirstOrDefault(node => node is not null) ?? filling.Select;

    private static bool IsOpen(Node? node) => node is not null && FieldPaths.Any(node, scalar => Placeholders.IsIn(scalar.Text));
}
