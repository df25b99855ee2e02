using System.Globalization;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Serving;

/// <summary>Machine type, topology and chips of a region that do not belong together.</summary>
public sealed class TpuShapeMismatch() : Rule(new RuleInfo(
    "TND0601", "tpu-shape-mismatch", Severity.Error, Layers.Facts, "Machine type, topology and chips do not belong together."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => fleet.Facts.Regions.SelectMany(Check);

    // The facts that agree are believed; where none do, the machine type is, because a node is what is paid for.
    private IEnumerable<Finding> Check(FactsOf facts)
    {
        if (facts["machineType"] is not { } machine || facts["tpuTopology"] is not { } topology || facts.Number("tpuChips") is not { } chips)
        {
            yield break;
        }

        var shape = TpuShape.All.MaxBy(known => (known.MachineType == machine ? 3 : 0) + (known.Topology == topology ? 2 : 0) + (known.Chips == chips ? 2 : 0))!;
        var known = $"{shape.MachineType} has the topology {shape.Topology} and {shape.Chips.ToString(CultureInfo.InvariantCulture)} chips";
        if (shape.MachineType != machine)
        {
            yield return facts.Finding(Info, "machineType", $"The machine type is {machine}, but {known}.", "Single-host machines are ct6e-standard-1t (1x1), -4t (2x2) and -8t (2x4).");
        }

        if (shape.Topology != topology)
        {
            yield return facts.Finding(Info, "tpuTopology", $"The topology is {topology}, but {known}.", "A Pod finds its node by the topology.");
        }

        if (shape.Chips != chips)
        {
            yield return facts.Finding(Info, "tpuChips", $"There are {chips} chips, but {known}.", "A Pod must ask for all chips of its node.");
        }

        if (facts["tpuAccelerator"] is { } accelerator && accelerator != TpuShape.Accelerator)
        {
            yield return facts.Finding(Info, "tpuAccelerator", $"The accelerator is {accelerator}, but nodes of {machine} are labelled {TpuShape.Accelerator}.");
        }
    }
}
