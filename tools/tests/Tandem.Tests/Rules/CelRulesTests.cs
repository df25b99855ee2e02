using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Tandem.Rules;
using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.Rules;

/// <summary>Every CEL rule of the CRDs whose kinds we deploy has a rule of ours that reports what breaks it, or a reason why not.</summary>
public sealed class CelRulesTests
{
    private static readonly Dictionary<string, string> Deployed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Gateway"] = "gateway.networking.k8s.io/v1",
        ["HTTPRoute"] = "gateway.networking.k8s.io/v1",
        ["InferencePool"] = "inference.networking.k8s.io/v1",
        ["HealthCheckPolicy"] = "networking.gke.io/v1",
        ["GCPBackendPolicy"] = "networking.gke.io/v1",
        ["PodMonitoring"] = "monitoring.googleapis.com/v1",
    };

    private static readonly IReadOnlyList<CelRule> All = Read();

    public static TheoryData<CelRule> Mapped => [.. All.Where(rule => rule.Rule is not null)];

    [Theory]
    [MemberData(nameof(Mapped))]
    public async Task Reports_WhatBreaksTheRule_Once(CelRule rule)
    {
        using var tree = TestTree.Minimal();
        tree.Write("input.yaml", $"apiVersion: {Deployed[rule.Kind]}\nkind: {rule.Kind}\nmetadata: {{name: a}}\n{rule.Violates}");

        var result = await tree.ValidateAsync(request => request with { Paths = [tree.Absolute("input.yaml")], Skip = new HashSet<string> { Layers.References } });

        result.Active.Select(finding => finding.Rule.Id).ShouldBe([rule.Rule!], FindingText.Of(result.Active));
    }

    [Fact]
    public void Rows_AreListedOnce_WithARuleOrAReason()
    {
        All.Select(rule => rule.Key).ShouldBeUnique();
        All.ShouldAllBe(rule => (rule.Rule == null) != (rule.Reason == null));
        All.ShouldAllBe(rule => (rule.Rule == null) == (rule.Violates == null));
    }

    [Fact]
    public void EveryRowOfADeployedKind_IsListed()
    {
        var upstream = Environment.GetEnvironmentVariable("TANDEM_UPSTREAM");
        Assert.SkipWhen(upstream is null, "TANDEM_UPSTREAM names no upstream files");
        var rows = File.ReadAllLines(Path.Combine(upstream!, "cel-rules.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();
        var wanted = rows.Where(row => Deployed.GetValueOrDefault(row[2]) == row[1])
            .Select(row => $"{Deployed.Keys.Single(kind => kind.Equals(row[2], StringComparison.OrdinalIgnoreCase))} {row[3]} {Prefix(row[5])}")
            .Distinct().ToList();

        wanted.Count.ShouldBeGreaterThan(100);
        wanted.Except(All.Select(rule => rule.Key)).ShouldBeEmpty("rows without an entry in cel-rules.yaml");
        All.Select(rule => rule.Key).Except(wanted).ShouldBeEmpty("entries without a row upstream");
    }

    private static string Prefix(string cel) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cel)))[..12];

    private static List<CelRule> Read()
    {
        var path = Path.Combine(RealRepository.TestData("Rules"), "cel-rules.yaml");
        var file = YamlReader.Read(new SourceText(path, File.ReadAllText(path)));
        file.Findings.ShouldBeEmpty();
        return [.. ((SequenceNode)file.Documents[0]).Items.Cast<MappingNode>().Select(CelRule.From)];
    }
}
