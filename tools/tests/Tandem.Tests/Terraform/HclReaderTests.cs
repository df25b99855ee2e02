using Shouldly;
using Tandem.Terraform.Hcl;
using Tandem.Tests.Support;

namespace Tandem.Tests.Terraform;

/// <summary>Blocks and attributes are found where they stand, however they are written.</summary>
public sealed class HclReaderTests
{
    [Theory]
    [InlineData("a = 1\nb = 2\n", "b", 2, 1, "2")]
    [InlineData("a = \"x # no comment\" # a comment\nb = 1\n", "a", 1, 1, "\"x # no comment\"")]
    [InlineData("a = \"${f(\"}\")}\"\n  b = true", "b", 2, 3, "true")]
    [InlineData("a = \"$${x\"\nb = 1\n", "b", 2, 1, "1")]
    [InlineData("a = <<-EOT\n  b = 2\n  EOT\nc = 3\n", "c", 4, 1, "3")]
    [InlineData("/* b = 1\n */ b = [\n  1,\n  2,\n]\nc = 1\n", "b", 2, 5, "[\n  1,\n  2,\n]")]
    [InlineData("// b = 0\nb = x ? { y = 1 } : {}\n", "b", 2, 1, "x ? { y = 1 } : {}")]
    [InlineData("b = f(\n  1\n)\r\nc = 1\r\n", "c", 4, 1, "1")]
    public void Finds_Attribute(string text, string name, int line, int column, string value)
    {
        var attribute = HclReader.Read("x.tf", text).Attribute(name).ShouldNotBeNull();
        (attribute.Place.Line, attribute.Place.Column, attribute.Value.Text).ShouldBe((line, column, value));
    }

    [Fact]
    public void Finds_WhatIsNested()
    {
        const string Text = """
            resource "a_type" "name" {
              for_each = local.regions
              one {
                two { three = "x" }
              }
              dynamic "made" {
                for_each = [1]
                content {
                  four = {
                    "k/x" = 1, l = [ "m", "n" ]
                  }
                }
              }
            }
            """;
        var block = HclReader.Read("x.tf", Text).Blocks.ShouldHaveSingleItem();
        block.Address.ShouldBe("a_type.name");
        block.Nested("one").Single().Nested("two").Single().Attribute("three")!.Value.Place.ShouldBe(new("x.tf", 4, 19));
        var four = block.Nested("made").Single().Attribute("four")!.Value;
        four.Entries.Select(entry => entry.Name).ShouldBe(["k/x", "l"]);
        four.Entries[1].Value.Items.Select(item => item.Text).ShouldBe(["\"m\"", "\"n\""]);
        four.Entries[1].Value.Items[1].Place.ShouldBe(new("x.tf", 10, 31));
    }

    [Theory]
    [InlineData("resource \"a\" \"b\" {")]
    [InlineData("a = \"never closed\nb = 1")]
    [InlineData("a = [1, (2, }")]
    [InlineData("}}} a = { = \n <<EOT")]
    [InlineData("")]
    public void Reads_WhatTerraformRefuses(string text) => HclReader.Read("x.tf", text).ShouldNotBeNull();

    [Fact]
    public void Places_PointAtTheNames()
    {
        var files = Directory.GetFiles(Path.Combine(RealRepository.Root, "infra"), "*.tf");
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            var lines = text.Split('\n');
            var all = HclReader.Read(file, text).All().ToList();
            all.SelectMany(block => block.Attributes).ShouldAllBe(attribute => lines[attribute.Place.Line - 1].Substring(attribute.Place.Column - 1).StartsWith(attribute.Name));
            all.Where(block => block.Type.Length > 0).ShouldAllBe(block => lines[block.Place.Line - 1].Substring(block.Place.Column - 1).StartsWith(block.Type));
        }
    }
}
