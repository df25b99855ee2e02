namespace Tandem.Workflows;

/// <summary>What GitHub takes a file under <c>.github</c> for.</summary>
public enum WorkflowFileKind
{
    /// <summary>A workflow: jobs, and the events that start them.</summary>
    Workflow,

    /// <summary>An action that the repository's own workflows use.</summary>
    Action,

    /// <summary>Anything else, such as the settings of Dependabot.</summary>
    Other,
}
