using System.Text;
using Shouldly;
using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Tests.Manifests;

/// <summary>Reading YAML: places, documents, and everything a file can do wrong.</summary>
public sealed class YamlReaderTests
{
    [Fact]
    public void Nodes_KnowTheirPlace()
    {
        var root = Single("a:\n  b: [1, x]\n  - not here\n".Replace("  - not here\n", "", StringComparison.Ordinal));

        var b = root.Mapping("a")!.Find("b")!;
        b.Key.Place.ShouldBe(new Place("a.yaml", 2, 3));
        ((SequenceNode)b.Value).Items[1].Place.ShouldBe(new Place("a.yaml", 2, 10));
    }

    [Fact]
    public void EmptyDocuments_AreLeftOut() => Read("---\n---\na: 1\n---\n# nothing\n---\nb: 2\n").Documents.Count.ShouldBe(2);

    [Fact]
    public void Keys_AreWhatJsonHas()
    {
        var root = Single("yes: 1\n2: b\n\"n\": c\n");

        root.Entries.Select(entry => entry.Name).ShouldBe(["true", "2", "n"]);
    }

    [Fact]
    public void MergeKeys_GiveWhatIsNotThere()
    {
        var root = Single("base: &b {x: 1, z: 2}\nmore: {<<: *b, z: 3}\n");

        root.Mapping("more")!.Text("x").ShouldBe("1");
        root.Mapping("more")!.Text("z").ShouldBe("3");
    }

    [Fact]
    public void Json_MayBeIndentedWithTabs() =>
        YamlReader.Read(new SourceText("a.json", "{\n\t\"a\": {\n\t\t\"b\": true\n\t}\n}\n")).Findings.ShouldBeEmpty();

    [Fact]
    public void List_IsSplitIntoItsItems()
    {
        var file = Read("apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap}\n- {apiVersion: v1, kind: Secret}\n");

        file.Documents.SelectMany(ManifestObject.Split).Select(node => ((MappingNode)node).Text("kind")).ShouldBe(["ConfigMap", "Secret"]);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", "TND0102", 3, 1)]
    [InlineData("a:\n  b: 1\n   c: 2\n", "TND0101", 3, 4)]
    [InlineData("a: *missing\n", "TND0101", 1, 4)]
    [InlineData("a: \"open\nb: 1\n", "TND0101", 0, 0)]
    [InlineData("{a: 1}: 2\n", "TND0101", 1, 1)]
    public void Rejects_WhatIsNotOneReadableYaml(string text, string rule, int line, int column)
    {
        var finding = Read(text).Findings.ShouldHaveSingleItem();

        finding.Rule.Id.ShouldBe(rule);
        if (line > 0)
        {
            finding.Blame.Place.ShouldBe(new Place("a.yaml", line, column), finding.Message);
        }
    }

    [Fact]
    public void Rejects_DeepNesting() => Read(new string('[', 5000)).Findings.ShouldHaveSingleItem().Rule.Id.ShouldBe("TND0113");

    [Fact]
    public void Rejects_AnAliasBomb()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Read(bomb.ToString()).Findings.ShouldHaveSingleItem().Rule.Id.ShouldBe("TND0113");
    }

    private static YamlFile Read(string text) => YamlReader.Read(new SourceText("a.yaml", text));

    private static MappingNode Single(string text)
    {
        var file = Read(text);
        file.Findings.ShouldBeEmpty();
        return (MappingNode)file.Documents.ShouldHaveSingleItem();
    }
}
