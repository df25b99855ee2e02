using Tandem.Findings;
using Tandem.Rules;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tandem.Manifests;

/// <summary>Reads YAML, and JSON as the YAML that it is, into nodes that know their place.</summary>
public static class YamlReader
{
    /// <summary>Reads every document of <paramref name="source"/>. What is wrong with it is a finding, never an exception.</summary>
    public static YamlFile Read(SourceText source)
    {
        var documents = new List<Node>();
        var findings = new List<Finding>();
        try
        {
            ReadDocuments(source, documents, findings);
        }
        catch (YamlLimitException e)
        {
            findings.Add(Finding.At(e.Rule, new Place(source.Path, e.Line, e.Column), e.Message));
        }
        catch (YamlException e)
        {
            findings.Add(Finding.At(ObjectRules.MalformedYaml, PlaceOf(source, e), MessageOf(e), HintFor(source, e)));
        }

        return new YamlFile(source, documents, findings);
    }

    private static void ReadDocuments(SourceText source, List<Node> documents, List<Finding> findings)
    {
        using var reader = new StringReader(JsonTabs.Soften(source));
        var parser = new Parser(reader);
        parser.Consume<StreamStart>();
        while (!parser.TryConsume<StreamEnd>(out _))
        {
            parser.Consume<DocumentStart>();
            var root = new NodeComposer(source, parser, findings).Compose();
            parser.Consume<DocumentEnd>();
            if (root is not ScalarNode { IsNull: true })
            {
                documents.Add(root);
            }
        }
    }

    private static Place PlaceOf(SourceText source, YamlException e) =>
        new(source.Path, Math.Max(1, (int)e.Start.Line), Math.Max(1, (int)e.Start.Column));

    private static string MessageOf(YamlException e) => $"The file is not YAML: {Lower(e.Message.TrimEnd('.'))}.";

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string? HintFor(SourceText source, YamlException e) =>
        source.Line((int)e.Start.Line).Contains('\t', StringComparison.Ordinal)
            ? "The line holds a tab; YAML is indented with spaces alone."
            : null;
}
