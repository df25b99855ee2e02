using Tandem.Manifests;

namespace Tandem.Workflows;

/// <summary>A job of a workflow.</summary>
/// <param name="Key">The key that names it.</param>
/// <param name="Body">Its fields.</param>
public sealed record WorkflowJob(ScalarNode Key, MappingNode Body)
{
    /// <summary>Its name.</summary>
    public string Name => Key.Text;

    /// <summary>Its steps; none where it calls another workflow.</summary>
    public IReadOnlyList<WorkflowStep> Steps { get; } = WorkflowStep.Of(Body);

    /// <summary>Its <c>if</c>; null where it has none.</summary>
    public ScalarNode? Condition => Body["if"] is ScalarNode { IsNull: false } condition ? condition : null;

    /// <summary>The jobs that it waits for.</summary>
    public IEnumerable<ScalarNode> Needs => Body["needs"] is ScalarNode { IsNull: false } one ? [one] : Body.List("needs").OfType<ScalarNode>();

    /// <summary>Whether it runs although a job that it waits for was skipped.</summary>
    public bool RunsAnyway => Condition is { Text: var text } && (text.Contains("always()", StringComparison.Ordinal) || text.Contains("cancelled()", StringComparison.Ordinal));

    /// <summary>Whether an environment, with its reviewers and its variables, stands before it.</summary>
    public bool HasEnvironment => Body["environment"] is MappingNode or ScalarNode { IsNull: false };

    /// <summary>Every text in it, scripts included.</summary>
    public IEnumerable<ScalarNode> Texts => FieldPaths.Texts(Body);
}
