using Tandem.Manifests;

namespace Tandem.Workflows;

/// <summary>An event that starts a workflow.</summary>
/// <param name="Name">The event.</param>
/// <param name="Settings">The branches, paths or types that it is limited to; null where there are none.</param>
public sealed record WorkflowTrigger(ScalarNode Name, MappingNode? Settings);
