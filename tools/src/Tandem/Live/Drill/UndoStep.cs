using System.Text.Json.Nodes;

namespace Tandem.Live.Drill;

/// <summary>One thing that a drill changes, and what it was before.</summary>
/// <param name="Kind">What is changed.</param>
/// <param name="Region">Where.</param>
/// <param name="Namespace">The object's namespace; null for a node or a fault of the twin.</param>
/// <param name="Name">The object, or the kind of the fault.</param>
/// <param name="Value">What it was; null where it was not set.</param>
public sealed record UndoStep(UndoKind Kind, string Region, string? Namespace, string Name, JsonNode? Value)
{
    /// <summary>The object in words.</summary>
    public string Object => Kind switch
    {
        UndoKind.Automated => $"Application {Name} in {Region}: automated sync",
        UndoKind.Replicas => $"Deployment {Name} in {Region}: replicas",
        UndoKind.Unschedulable => $"Node {Name} in {Region}: unschedulable",
        _ => $"fault {Name} in {Region}",
    };
}
