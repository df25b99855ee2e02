using Tandem.Findings;

namespace Tandem.Manifests;

/// <summary>What was read from one file.</summary>
/// <param name="Source">The text.</param>
/// <param name="Documents">The documents that hold something, in order.</param>
/// <param name="Findings">What is wrong with the text; where there is any, the documents may be incomplete.</param>
public sealed record YamlFile(SourceText Source, IReadOnlyList<Node> Documents, IReadOnlyList<Finding> Findings);
