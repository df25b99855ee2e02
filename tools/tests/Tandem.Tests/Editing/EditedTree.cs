using Tandem.Editing;
using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.Editing;

/// <summary>Edits of a copied fleet, as the commands make them.</summary>
internal static class EditedTree
{
    /// <summary>Thinks an edit out and writes it.</summary>
    public static EditPlan Edit(this TestTree tree, Func<EditTree, EditPlan> think)
    {
        var plan = tree.Think(think);
        new EditWriter(tree.Root).Write(plan.Edits);
        return plan;
    }

    /// <summary>Thinks an edit out.</summary>
    public static EditPlan Think(this TestTree tree, Func<EditTree, EditPlan> think) => think(new EditTree(new Workspace(tree.Root)));

    /// <summary>Every file with its bytes.</summary>
    public static IReadOnlyDictionary<string, string> Snapshot(this TestTree tree) => Directory.EnumerateFiles(tree.Root, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(tree.Root, file), file => Convert.ToHexString(File.ReadAllBytes(file)), StringComparer.Ordinal);
}
