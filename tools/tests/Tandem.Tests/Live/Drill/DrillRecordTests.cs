using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Live.Drill;
using Tandem.Live.Targets;

namespace Tandem.Tests.Live.Drill;

/// <summary>The record that outlives a killed drill.</summary>
public sealed class DrillRecordTests
{
    [Fact]
    public void Record_IsTheSameOnceReadAgain()
    {
        var record = new DrillRecord("drill-1", "us-east5", "drain", "europe-west4", DateTimeOffset.UnixEpoch, "0.1.0", ProcessMark.Own(),
        [
            new UndoStep(UndoKind.Automated, "us-east5", "argocd", "root", JsonNode.Parse("""{"prune":true,"selfHeal":true}""")),
            new UndoStep(UndoKind.Replicas, "us-east5", "gemma", "vllm-gemma", JsonValue.Create(2)),
            new UndoStep(UndoKind.Unschedulable, "us-east5", null, "node-1", null),
        ]);

        var read = DrillRecord.Read(record.Write());

        read.ShouldNotBeNull().Write().ShouldBe(record.Write());
        read.Steps.Select(step => step.Object).ShouldBe(record.Steps.Select(step => step.Object));
        read.Owner.IsAlive().ShouldBe(true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"id":3}""")]
    public void Record_ThatIsNone_IsNull(string text) => DrillRecord.Read(text).ShouldBeNull();

    [Fact]
    public void Owner_OfAnotherMachine_CannotBeSeen() => (ProcessMark.Own() with { Host = "elsewhere" }).IsAlive().ShouldBeNull();

    [Fact]
    public void Owner_WhoseNumberIsUsedAgain_IsDead() => (ProcessMark.Own() with { Started = 1 }).IsAlive().ShouldBe(false);
}
