using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Rules.Kustomize;

/// <summary>A piece of a field that a replacement filled and another one of the same file, for a larger piece, writes over.</summary>
/// <param name="Owner">The object.</param>
/// <param name="Field">The field, printed.</param>
/// <param name="First">What was written, and is gone.</param>
/// <param name="Second">What took it away.</param>
internal sealed record LostFilling(SourceObject Owner, string Field, Filling First, Filling Second)
{
    /// <summary>Whether both would stand if the first came second, and the rest of the field with them: then it comes too soon, else the second writes to the wrong piece.</summary>
    public bool ComesTooSoon
    {
        get
        {
            var swapped = First.Part.Into(Second.Part.Into(First.Before, Second.Source.Text!), First.Source.Text!);
            return First.Before.Split("unset").Append(First.Source.Text!).Append(Second.Source.Text!).All(kept => swapped.Contains(kept, StringComparison.Ordinal));
        }
    }

    /// <summary>What is to be edited.</summary>
    public Node Node => ComesTooSoon ? First.Source.Entry! : Second.Target.Mapping("options") is { } options ? options["index"] ?? options["delimiter"] ?? options : Second.FieldPath;

    /// <summary>Every one of a repository, once.</summary>
    public static IEnumerable<LostFilling> Of(FleetModel fleet) => !fleet.IsRepository ? [] :
        (from tree in fleet.RenderedTrees
         from owner in tree.Objects
         where owner.Fillings.Count > 1
         from second in owner.Fillings
         where second.Source.Text is not null
         from first in owner.Fillings.TakeWhile(other => other != second)
         where IsLost(first, second)
         select new LostFilling(owner, FieldPaths.Print(owner.State.Root, second.Path), first, second)).DistinctBy(lost => lost.Node.Place);

    private static bool IsLost(Filling first, Filling second) => first is { Source: { Entry: not null, Text.Length: > 0 }, Part: var part } && part != second.Part
        && first.FieldPath.Source.Path == second.FieldPath.Source.Path && first.Path.SequenceEqual(second.Path)
        && second.Before.Contains(first.Source.Text, StringComparison.Ordinal) && !second.Part.Into(second.Before, second.Source.Text!).Contains(first.Source.Text, StringComparison.Ordinal);
}
