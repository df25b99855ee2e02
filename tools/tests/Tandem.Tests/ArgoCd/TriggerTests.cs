using Shouldly;
using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.ArgoCd;

/// <summary>What Argo CD tells GitHub, and of which states: <c>tandem promote</c> goes on by it.</summary>
public sealed class TriggerTests
{
    private const string File = "base/argocd/settings/notifications.yaml";

    private static readonly MappingNode Data = ((MappingNode)new Workspace(RealRepository.Root).Yaml(File).Documents[0]).Mapping("data")!;

    private static readonly IReadOnlyList<string> Triggers = [.. Data.Entries.Select(entry => entry.Name).Where(name => name.StartsWith("trigger.", StringComparison.Ordinal)).Select(name => name[8..])];

    public static TheoryData<string, string> Cases => [.. TriggerCase.All.Select(one => (one.Trigger, one.Name))];

    public static TheoryData<string> Names => [.. Triggers];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Trigger_SendsWhatAStateIs(string trigger, string name)
    {
        var one = TriggerCase.All.Single(one => one.Trigger == trigger && one.Name == name);

        var sent = Conditions(trigger).Where(condition => TriggerCondition.Holds(condition.When, one.App)).SelectMany(condition => condition.Send);

        sent.ShouldBe(one.Send);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Trigger_KeepsToWhatIsKnown(string trigger) => Conditions(trigger).ShouldAllBe(condition => TriggerCondition.IsKnown(condition.When));

    [Theory]
    [MemberData(nameof(Names))]
    public void Trigger_IsTriedInEachState(string trigger) =>
        TriggerCase.All.Where(one => one.Trigger == trigger).SelectMany(one => one.Send).Distinct().ShouldBe(Conditions(trigger).SelectMany(condition => condition.Send).Distinct(), ignoreOrder: true);

    private static IEnumerable<(string When, IReadOnlyList<string> Send)> Conditions(string trigger) =>
        from item in ((SequenceNode)YamlReader.Read(new SourceText(trigger, Data.Text($"trigger.{trigger}")!)).Documents[0]).Items.Cast<MappingNode>()
        select (item.Text("when")!, (IReadOnlyList<string>)[.. ((SequenceNode)item["send"]!).Items.Cast<ScalarNode>().Select(template => template.Text)]);
}
