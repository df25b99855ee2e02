using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Facts;

/// <summary>The layer facts: every facts file against its schema, before anything is injected from it.</summary>
/// <param name="workspace">The files.</param>
/// <param name="schemas">The schemas.</param>
public sealed class FactsChecker(Workspace workspace, SchemaStore schemas)
{
    /// <summary>Every error of the facts files of <paramref name="clusters"/>.</summary>
    public IEnumerable<Finding> Check(IReadOnlyList<Cluster> clusters) =>
        from pair in FactsFiles.Of(workspace, clusters)
        from document in workspace.Yaml(pair.Path).Documents
        let manifest = ManifestObject.From(document)
        where manifest is not null
        let self = new FleetObject(null, manifest, null)
        from error in schemas.CheckFile(pair.Schema, manifest.Root) ?? []
        select self.Finding(error.Rule, error.Path, error.Target, error.Message, error.Hint);
}
