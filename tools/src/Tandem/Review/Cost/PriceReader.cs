using System.Globalization;
using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Settings;

namespace Tandem.Review.Cost;

/// <summary>Reads a table of prices, whose schema is <c>tools/schemas/tandem.dev/prices_v1.json</c>.</summary>
public static class PriceReader
{
    private const string Schema = "tandem.dev/prices_v1.json";

    /// <summary>Reads it.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <exception cref="SettingsException">There is none, or it is no table of prices.</exception>
    public static PriceTable Read(string path, string shown)
    {
        if (!File.Exists(path))
        {
            throw new SettingsException(new Place(shown, 1, 1), "There is no such table of prices.", "It has two keys: currency: USD, and nodeHour: {MACHINE_TYPE: PRICE}.");
        }

        var file = YamlReader.Read(new SourceText(shown, File.ReadAllText(path)));
        if (file.Findings is [var finding, ..])
        {
            throw new SettingsException(finding.Blame.Place, finding.Message, finding.Hint);
        }

        var root = file.Documents is [MappingNode only] ? only : throw new SettingsException(new Place(shown, 1, 1), "A table of prices is one mapping.");
        Check(root);
        var hours = root.Mapping("nodeHour")!.Entries.ToDictionary(entry => entry.Name, entry => Amount((ScalarNode)entry.Value), StringComparer.Ordinal);
        return new PriceTable(root.Text("currency")!, hours, shown);
    }

    private static decimal Amount(ScalarNode scalar) => decimal.Parse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static void Check(MappingNode root)
    {
        if (new SchemaStore().CheckFile(Schema, root) is [var error, ..])
        {
            var self = new SourceObject(new SchemaId("", "", ""), new DocumentWriter(root, ChainRole.Base)) { Name = "" };
            throw new SettingsException(ObjectBlamer.Of(self, root, error.Path, error.Target).Place, error.Message, error.Hint);
        }
    }
}
