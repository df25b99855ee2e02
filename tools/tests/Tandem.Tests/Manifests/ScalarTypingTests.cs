using Shouldly;
using Tandem.Manifests;

namespace Tandem.Tests.Manifests;

/// <summary>Scalars have the types that kubectl gives them.</summary>
public sealed class ScalarTypingTests
{
    [Theory]
    [InlineData("yes", ScalarType.Boolean)]
    [InlineData("Off", ScalarType.Boolean)]
    [InlineData("n", ScalarType.Boolean)]
    [InlineData("TRUE", ScalarType.Boolean)]
    [InlineData("tRUE", ScalarType.String)]
    [InlineData("~", ScalarType.Null)]
    [InlineData("Null", ScalarType.Null)]
    [InlineData("12", ScalarType.Integer)]
    [InlineData("0644", ScalarType.Integer)]
    [InlineData("0o17", ScalarType.Integer)]
    [InlineData("0x1F", ScalarType.Integer)]
    [InlineData("0b11", ScalarType.Integer)]
    [InlineData("1_000", ScalarType.Integer)]
    [InlineData("-5", ScalarType.Integer)]
    [InlineData("089", ScalarType.Float)]
    [InlineData("1e3", ScalarType.Float)]
    [InlineData(".5", ScalarType.Float)]
    [InlineData(".inf", ScalarType.Float)]
    [InlineData("18446744073709551616", ScalarType.Float)]
    [InlineData("1:30", ScalarType.String)]
    [InlineData("2026-11-23", ScalarType.String)]
    [InlineData("1.2.3", ScalarType.String)]
    [InlineData("0x", ScalarType.String)]
    [InlineData("500m", ScalarType.String)]
    public void PlainScalar_HasKubectlsType(string text, ScalarType type) => Read(text).Type.ShouldBe(type);

    [Theory]
    [InlineData("'12'")]
    [InlineData("\"yes\"")]
    [InlineData("!!str 12")]
    [InlineData("|-\n  12")]
    public void QuotedScalar_IsAString(string text) => Read(text).Type.ShouldBe(ScalarType.String);

    [Theory]
    [InlineData("0644", 420)]
    [InlineData("0x10", 16)]
    [InlineData("1_000", 1000)]
    [InlineData("089", 89)]
    [InlineData("-0b11", -3)]
    public void Number_HasItsValue(string text, double value) => Read(text).Number.ShouldBe(value);

    private static ScalarNode Read(string text)
    {
        var file = YamlReader.Read(new SourceText("a.yaml", $"a: {text}\n"));
        return (ScalarNode)((MappingNode)file.Documents[0])["a"]!;
    }
}
