using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Workflows;

/// <summary>One step of a job or of an action.</summary>
/// <param name="Body">Its fields.</param>
/// <param name="Dash">Where it begins.</param>
public sealed record WorkflowStep(MappingNode Body, Place Dash)
{
    /// <summary>The steps of a job or of an action's <c>runs</c>.</summary>
    public static IReadOnlyList<WorkflowStep> Of(MappingNode? holder) => holder?["steps"] is not SequenceNode list ? [] :
        [.. list.Items.OfType<MappingNode>().Select(item => new WorkflowStep(item, KeyPlaces.Of(list, item)))];

    /// <summary>The action that it uses, without its version; empty where it runs a script.</summary>
    public string Action => (Body.Text("uses") ?? "").Split('@')[0];

    /// <summary>The script that it runs; null where it uses an action.</summary>
    public ScalarNode? Script => Body["run"] is ScalarNode { IsNull: false } script ? script : null;

    /// <summary>Whether it clones a repository.</summary>
    public bool IsCheckout => Action == "actions/checkout";
}
