using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules;

namespace Tandem.Validation.Causes;

/// <summary>A component and its half for another unit, in a folder of its own, that one region takes in and others do not: that is one difference.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class Halves(FleetModel fleet)
{
    // The region and the folder of every component that a unit lists itself.
    private readonly Lazy<Dictionary<Place, Entry>> entries = new(() =>
        (from unit in fleet.Units
         where unit.Unit.Cluster is not null
         from entry in unit.Tree.Kustomizations.Take(1).SelectMany(root => root.Scalars("components"))
         select new { entry.Place, Entry = new Entry(unit.Unit.Cluster!, fleet.Workspace.Resolve(unit.Unit.Folder, entry.Text)) })
        .DistinctBy(one => one.Place).ToDictionary(one => one.Place, one => one.Entry));

    /// <summary>Whether two findings of parity are of a component and of the half of it.</summary>
    public bool Are(Finding whole, Finding half) => whole.Rule.Layer == Layers.Parity && half.Rule.Layer == Layers.Parity && whole.Blame.Place != half.Blame.Place
        && entries.Value.GetValueOrDefault(whole.Blame.Place) is { } first && entries.Value.GetValueOrDefault(half.Blame.Place) is { } second
        && first.Region == second.Region && second.Folder.StartsWith(first.Folder + "/", StringComparison.Ordinal);

    private sealed record Entry(string Region, string Folder);
}
