using Shouldly;
using Tandem.Tests.Rules;
using Tandem.Tests.Support;

namespace Tandem.Tests.Schemas;

/// <summary>Objects of built-in kinds, and objects beside their CRDs: the files under <c>inputs/</c> mark what must be found in them.</summary>
public sealed class MarkedInputTests
{
    public static TheoryData<string> Inputs =>
        [.. Directory.EnumerateFiles(RealRepository.TestData("Schemas/inputs"), "*.yaml").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Finds_WhatTheInputMarks(string name)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(RealRepository.TestData("Schemas/inputs"), name), TestContext.Current.CancellationToken);
        using var tree = TestTree.Minimal();
        tree.Write("input/objects.yaml", text);

        var result = await tree.ValidateAsync(request => request with { Paths = [tree.Absolute("input")] });

        var expected = new Fence("yaml", IsBad: true, "", null, text).Expected().Select(at => $"{at.Line} {at.Rule}").Order(StringComparer.Ordinal);
        var seen = result.Active.Select(finding => $"{finding.Blame.Place.Line} {finding.Rule.Id}").Order(StringComparer.Ordinal);
        seen.ShouldBe(expected, FindingText.Of(result.Active));
        result.Failures.ShouldBeEmpty();
    }
}
