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
        return YamlCommonReader.Read(source) is { } documents ? new YamlFile(source, documents, []) : ReadAny(source);
    }

    /// <summary>Reads whatever YamlDotNet reads.</summary>
    public static YamlFile ReadAny(SourceText source)
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
            findings.Add(YamlMistake.From(source, (int)e.Start.Line, (int)e.Start.Column, e.Message));
        }
        catch (InvalidOperationException e)
        {
            // YamlDotNet's scanner ends this way in a plain value after a bracket that is never closed.
            findings.Add(YamlMistake.From(source, int.MaxValue, 1, e.Message));
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
}
