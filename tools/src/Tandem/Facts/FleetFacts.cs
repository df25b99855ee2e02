using Tandem.Manifests;

namespace Tandem.Facts;

/// <summary>The facts that every layer shares.</summary>
public static class FleetFacts
{
    /// <summary>One fact; null where there is none of that name.</summary>
    public static ScalarNode? Find(Workspace workspace, string name)
    {
        var documents = workspace.HasFile(FactsFiles.FleetFile) ? workspace.Yaml(FactsFiles.FleetFile).Documents : [];
        return documents.OfType<MappingNode>().Select(document => document.Mapping("data")?[name]).OfType<ScalarNode>().FirstOrDefault();
    }
}
