using Shouldly;
using Tandem.Live.Drill;
using Tandem.Settings;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Drill;

/// <summary>The scenarios, and the table of them that people read.</summary>
public sealed class DrillScenariosTests
{
    [Fact]
    public void Page_ShowsEveryScenarioWithItsMechanisms()
    {
        var rows = File.ReadAllLines(Path.Combine(RealRepository.Root, "docs/drill.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToList()).ToList();

        rows.Select(row => $"{row[0].Trim('`')}: {row[1]}, {row[2]}").ShouldBe(DrillScenarios.All.Select(scenario => $"{scenario.Name}: {scenario.TwinMechanism}, {scenario.LiveMechanism}"));
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("region-loss")]
    [InlineData("config-cluster-gone")]
    public void Rejects_OnRealClusters_WhatTheyHaveNoLeverFor(string name)
    {
        DrillScenarios.Choose(name, isTwin: true).Name.ShouldBe(name);
        Should.Throw<SettingsException>(() => DrillScenarios.Choose(name, isTwin: false)).Message.ShouldContain("needs the twin");
    }

    [Fact]
    public void Rejects_AnUnknownName_AndNamesTheNearest() =>
        Should.Throw<SettingsException>(() => DrillScenarios.Choose("crush", isTwin: true)).Hint.ShouldBe("Did you mean crash?");
}
