using Tandem.Findings;

namespace Tandem.Rules.Workflows;

/// <summary>An artifact that a step fetches.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where the step says so.</param>
internal sealed record FetchedArtifact(string Name, Place Place);
