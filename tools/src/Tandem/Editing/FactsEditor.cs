using Tandem.Facts;
using Tandem.Manifests;

namespace Tandem.Editing;

/// <summary>Writes facts into their files.</summary>
public static class FactsEditor
{
    /// <summary>Gives a fact another value.</summary>
    /// <param name="tree">The files.</param>
    /// <param name="region">The region; null for a fact of the fleet.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="EditRefusal">There is no such fact, or its value cannot be edited in place.</exception>
    public static void SetFact(this EditTree tree, string? region, string fact, string value)
    {
        var facts = tree.Facts(region);
        if (facts.Data[fact] is not ScalarNode scalar)
        {
            throw new EditRefusal($"{facts.Data.Source.Path} has no fact {fact}.");
        }

        if (scalar.Text != value)
        {
            new YamlEditor(tree, region is null ? FactsFiles.FleetFile : FactsFiles.RegionFile(region)).Set(scalar, value);
        }
    }
}
