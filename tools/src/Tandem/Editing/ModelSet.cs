using System.Globalization;
using Tandem.Rules.Serving;

namespace Tandem.Editing;

/// <summary><c>tandem model set</c>: the model, its revision, and the nodes that hold it, as facts.</summary>
public static class ModelSet
{
    private const int DigitsOfACommit = 40;

    /// <summary>Thinks it out.</summary>
    /// <exception cref="EditRefusal">It cannot be done as asked.</exception>
    public static EditPlan Plan(EditTree tree, ModelRequest request)
    {
        var isNew = Apply(tree, request);
        return tree.Edits.Count == 0 ? new EditPlan($"{request.Model} at {request.Revision} is what is served already.", [])
            : new EditPlan($"Serve {request.Model} at {request.Revision}.", tree.Edits) { Next = NextSteps(tree, request, isNew) };
    }

    /// <summary>Changes the facts.</summary>
    /// <returns>Whether it is another model than before.</returns>
    internal static bool Apply(EditTree tree, ModelRequest request)
    {
        Check(tree, request);
        var (before, served) = (tree.Facts()["model"] ?? "", tree.Facts()["servedModelName"]);
        tree.SetFact(null, "model", request.Model);
        // A name of somebody's own stays; the repository's follows it.
        if (request.ServedName is not null || served == NameOf(before))
        {
            tree.SetFact(null, "servedModelName", request.ServedName ?? NameOf(request.Model));
        }

        foreach (var region in request.Regions.Count > 0 ? request.Regions : tree.Regions)
        {
            tree.SetFact(region, "modelRevision", request.Revision);
            Resize(tree, region, request.TensorParallel);
        }

        return before != request.Model;
    }

    private static void Check(EditTree tree, ModelRequest request)
    {
        if (request.Model.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            throw new EditRefusal($"{request.Model} is no repository of Hugging Face.", "It is written OWNER/NAME, such as google/gemma-3-27b-it.");
        }

        if (request.Revision.Length != DigitsOfACommit || !request.Revision.All(char.IsAsciiHexDigitLower))
        {
            throw new EditRefusal($"The revision {request.Revision} is no commit.", $"A branch moves, and the folder that it names must not: write the 40 digits that https://huggingface.co/{request.Model}/commits/main shows.");
        }

        if (request.TensorParallel is { } chips && TpuShape.All.All(shape => shape.Chips != chips))
        {
            throw new EditRefusal($"No node of TPU v6e has {chips} chips.", $"There are nodes of {string.Join(", ", TpuShape.All.Select(shape => shape.Chips))}.");
        }

        if (request.Regions.FirstOrDefault(region => !tree.Regions.Contains(region, StringComparer.Ordinal)) is { } unknown)
        {
            throw new EditRefusal($"There is no region {unknown}.", TpuZones.Meant(unknown, tree.Regions));
        }

        if (request.Regions.Count > 0 && tree.Facts()["model"] is { } model && model != request.Model)
        {
            throw new EditRefusal($"All regions serve one model, and that is {model}.", "Leave --region out: one region at a time takes another revision, not another model.");
        }
    }

    private static void Resize(EditTree tree, string region, int? chips)
    {
        if (chips is not null)
        {
            var shape = TpuShape.All.First(shape => shape.Chips == chips);
            tree.SetFact(region, "machineType", shape.MachineType);
            tree.SetFact(region, "tpuTopology", shape.Topology);
            tree.SetFact(region, "tpuChips", shape.Chips.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static List<string> NextSteps(EditTree tree, ModelRequest request, bool isNew) =>
    [
        .. request.TensorParallel is null ? (IEnumerable<string>)[] : ["The machine type of the node pools changes, and GKE makes their nodes anew: tandem infra plan shows it, and applies region by region."],
        "Commit, merge, promote one region. Its loader fills the bucket, which takes as long as the download; then its server restarts. Then the next.",
        .. isNew ? (IEnumerable<string>)[$"Clients name the model: they ask for {tree.Facts()["servedModelName"]} now."] : [],
    ];

    private static string NameOf(string model) => model[(model.LastIndexOf('/') + 1)..];
}
