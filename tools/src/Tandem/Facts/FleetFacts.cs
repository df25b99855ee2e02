using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Settings;

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

    /// <summary>The text of one that a command cannot do without.</summary>
    /// <exception cref="SettingsException">It is missing or empty.</exception>
    public static string Require(Workspace workspace, string name) => Find(workspace, name)?.Text is { Length: > 0 } text ? text
        : throw new SettingsException(new Place(FactsFiles.FleetFile, 1, 1), $"The fact {name} is missing.", "Write it, or run tandem init.");
}
