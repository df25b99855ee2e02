using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>One entry under <c>patches</c> or its older names.</summary>
/// <param name="Node">The path or the patch itself: where the entry is blamed.</param>
/// <param name="Documents">The documents of the patch.</param>
/// <param name="Target">The target; null where each document names its own object.</param>
/// <param name="RenamesObjects">Whether its options let it change names and kinds.</param>
internal sealed record PatchEntry(Node Node, IReadOnlyList<Node> Documents, MappingNode? Target, bool RenamesObjects)
{
    /// <summary>What to call it.</summary>
    public string Name => Node is ScalarNode { Text: var text } && !text.Contains('\n', StringComparison.Ordinal) ? text : "";
}
