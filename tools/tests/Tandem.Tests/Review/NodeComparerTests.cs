using CsCheck;
using Shouldly;
using Tandem.Manifests;
using Tandem.Review.Comparing;
using Tandem.Schemas;

namespace Tandem.Tests.Review;

/// <summary>The comparison of two values: nothing for what is the same, the same from both sides, and items by their names.</summary>
public sealed class NodeComparerTests
{
    private static readonly Gen<string> Scalar = Gen.OneOf(Array.ConvertAll((string[])["1", "2", "true", "\"a\"", "\"b\"", "\"--x=1\"", "\"--x=2\"", "null"], text => (Gen<string>)Gen.Const(text)));
    private static readonly Gen<string> Key = Gen.OneOf(Array.ConvertAll((string[])["name", "port", "args", "spec", "x"], text => (Gen<string>)Gen.Const(text)));

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, inner) => depth > 3 ? Scalar : Gen.OneOf(
        Scalar,
        inner.Array[0, 4].Select(items => $"[{string.Join(",", items)}]"),
        Gen.Dictionary(Key, inner)[0, 4].Select(Text)));

    private static readonly Gen<string> Root = Gen.Dictionary(Key, Value)[1, 4].Select(Text);

    [Fact]
    public void AValue_DoesNotDifferFromItself() => Root.Sample(text => Between(text, text).ShouldBeEmpty());

    [Fact]
    public void TwoValues_DifferAlikeFromBothSides() => Gen.Select(Root, Root).Sample((one, other) =>
    {
        var there = Between(one, other).Select(difference => (difference.Way.Text, difference.BeforeText, difference.AfterText));
        var back = Between(other, one).Select(difference => (difference.Way.Text, BeforeText: difference.AfterText, AfterText: difference.BeforeText));
        there.ShouldBe(back, ignoreOrder: true);
    });

    [Fact]
    public void ADifference_IsNeverMissed() => Gen.Select(Root, Root).Sample((one, other) =>
        (Between(one, other).Count > 0).ShouldBe(NodeText.Of(Read(one)) != NodeText.Of(Read(other))));

    [Theory]
    [InlineData("{a: [{name: x, v: 1}, {name: y}]}", "{a: [{name: y}, {name: x, v: 2}]}", "a[name=x].v: 1 -> 2; a: order: name=x, name=y -> order: name=y, name=x")]
    [InlineData("{a: [{name: x}]}", "{a: [{name: w}, {name: x}]}", "a[name=w]:  -> {\"name\":\"w\"}")]
    [InlineData("{a: [--p=1, --q]}", "{a: [--q, --p=2]}", "a[--p]: --p=1 -> --p=2; a: order: --p, --q -> order: --q, --p")]
    [InlineData("{a: [x, y, z]}", "{a: [x, z]}", "a[1]: y -> ")]
    [InlineData("{a: [1, 2]}", "{a: [1, 3]}", "a[1]: 2 -> 3")]
    [InlineData("{a: 1}", "{a: '1'}", "a: 1 -> \"1\"")]
    [InlineData("{a: 1.0, b: 0x10}", "{b: 16, a: 1}", "")]
    [InlineData("{m: {}}", "{m: {annotations: {k: v}}}", "m.annotations.k:  -> v")]
    [InlineData("{a: {b: 1}}", "{a: [1]}", "a: {\"b\":1} -> [1]")]
    public void Differences_AreNamedByTheirItems(string before, string after, string expected) =>
        string.Join("; ", Between(before, after).Select(difference => $"{difference.Way.Text}: {difference.BeforeText} -> {difference.AfterText}")).ShouldBe(expected);

    private static string Text(Dictionary<string, string> entries) => $"{{{string.Join(",", entries.Select(entry => $"\"{entry.Key}\":{entry.Value}"))}}}";

    private static IReadOnlyList<FieldDifference> Between(string before, string after) => NodeComparer.Between(Read(before), Read(after));

    private static Node Read(string text) => YamlReader.Read(new SourceText("text", text)).Documents.ShouldHaveSingleItem();
}
