using Shouldly;
using Tandem.Live.Targets;
using Tandem.Manifests;
using Tandem.Settings;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Targets;

/// <summary>Which context leads to which region.</summary>
public sealed class ContextMapTests
{
    private static readonly FleetNames Names = FleetNames.Of(new Workspace(RealRepository.Root));

    [Fact]
    public void Accepts_AContextForEachRegion() =>
        ContextMap.Parse("us-east5=a, europe-west4=b=c", Names).ShouldBe(new Dictionary<string, string> { ["europe-west4"] = "b=c", ["us-east5"] = "a" }, ignoreOrder: true);

    [Theory]
    [InlineData("us-east5", "us-east5 is not REGION=CONTEXT.")]
    [InlineData("us-east5=", "us-east5= is not REGION=CONTEXT.")]
    [InlineData("us-east5=a", "--contexts leaves out europe-west4.")]
    [InlineData("us-east5=a,us-east5=b,europe-west4=c", "us-east5 has two contexts.")]
    [InlineData("us-east5=a,europe-west4=a", "europe-west4 and us-east5 have one context, a.")]
    [InlineData("us-east6=a", "There is no region us-east6.")]
    public void Rejects(string text, string message) => Should.Throw<SettingsException>(() => ContextMap.Parse(text, Names)).Message.ShouldBe(message);

    [Fact]
    public void Names_AreFacts() => (Names.Namespace, Names.Gateway, Names.Pool, Names.ConfigCluster, Names.Objective)
        .ShouldBe(("gemma", "cross-region-gateway", "gemma-pool", "us-east5", "gemma-objective"));
}
