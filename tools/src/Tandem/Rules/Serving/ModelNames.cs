using Tandem.Facts;
using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>The model's name and the one that it is served under, where one is a slip of the other.</summary>
internal static class ModelNames
{
    private const string Model = "model";
    private const string Served = "servedModelName";

    /// <summary>The fact that strayed; null where the names are alike, or quite different ones.</summary>
    public static Finding? Slip(RuleInfo rule, World world)
    {
        var facts = new FactsOfCluster(world);
        if (facts[Model]?.Split('/')[^1] is not { } name || facts[Served] is not { } served || NearestName.Slip(served, [name]) is null)
        {
            return null;
        }

        // Of the two the one that names a known model is right.
        var isModelOdd = ModelShape.All.Any(shape => IsOf(served, shape)) && !ModelShape.All.Any(shape => IsOf(name, shape));
        var (fact, told, meant) = isModelOdd ? (Model, facts[Model]!, served) : (Served, served, name);
        var holder = world.Fleet.Facts.Region(world.Cluster!) is { } region && region[fact] is not null ? region : world.Fleet.Facts.Fleet;
        return holder.Finding(rule, fact, $"{fact} is {told}; {(isModelOdd ? Served : Model)} says {meant}.", "One of them is misspelt: requests ask for the served name.") with
        {
            Related = [new RelatedPlace(Holder(world, isModelOdd ? Served : Model), "The other name.")],
        };
    }

    // A size, then what it was trained for: gemma-3-27b-it.
    private static bool IsOf(string name, ModelShape shape) => name == shape.Name || name == shape.Name + "-it" || name == shape.Name + "-pt";

    private static Place Holder(World world, string fact) =>
        (world.Fleet.Facts.Region(world.Cluster!) is { } region && region[fact] is not null ? region : world.Fleet.Facts.Fleet).Place(fact);
}
