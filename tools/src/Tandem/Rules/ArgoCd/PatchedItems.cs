using Tandem.Manifests;

namespace Tandem.Rules.ArgoCd;

/// <summary>What a patch adds to a list of <c>spec</c>, by its own shape or by operations.</summary>
internal static class PatchedItems
{
    /// <summary>The items.</summary>
    public static IEnumerable<MappingNode> Of(Node patch, string field) => patch switch
    {
        MappingNode document => document.Mapping("spec")?.List(field).OfType<MappingNode>() ?? [],
        SequenceNode operations => operations.Items.OfType<MappingNode>().SelectMany(operation => OfOperation(operation, $"/spec/{field}")),
        _ => [],
    };

    private static IEnumerable<MappingNode> OfOperation(MappingNode operation, string path) =>
        operation.Text("op") is not ("add" or "replace") || operation.Text("path") is not { } written ? []
        : written == path ? operation.List("value").OfType<MappingNode>()
        : written.StartsWith(path + "/", StringComparison.Ordinal) && operation.Mapping("value") is { } item ? [item] : [];
}
