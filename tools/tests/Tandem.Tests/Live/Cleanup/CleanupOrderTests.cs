using Shouldly;
using Tandem.Live.Cleanup;
using Tandem.Live.Status;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Cleanup;

/// <summary>The order of a teardown, over what this repository really renders.</summary>
public sealed class CleanupOrderTests
{
    private static readonly (string Before, string After)[] Pairs =
    [
        ("Application", "HTTPRoute"), ("HTTPRoute", "Gateway"), ("Gateway", "HealthCheckPolicy"), ("Gateway", "GCPBackendPolicy"), ("Gateway", "InferencePool"),
        ("InferenceObjective", "InferencePool"), ("InferencePool", "Deployment"), ("Deployment", "ServiceAccount"), ("Deployment", "ResourceClaimTemplate"), ("Job", "SecretProviderClass"),
    ];

    [Fact]
    public void Stages_KeepWhatOthersRestOnUntilTheyAreGone() =>
        Pairs.ShouldAllBe(pair => CleanupOrder.StageOf(pair.Before) < CleanupOrder.StageOf(pair.After));

    [Fact]
    public async Task Stages_NameOnlyKindsThatAreRendered_OrThatAnOptInBrings()
    {
        var rendered = RenderedObject.Of(await RenderedFleet.OfAsync(RealRepository.Root));
        var kinds = CleanupOrder.Stages.SelectMany(stage => stage.Kinds).Except(rendered.Select(one => one.Kind), StringComparer.Ordinal);

        kinds.ShouldBe(["HorizontalPodAutoscaler"]);
        rendered.Where(one => !CleanupOrder.IsOurs(one)).Select(one => one.Kind).Distinct().ShouldBe(["Namespace"]);
        rendered.Where(one => one.Kind == "Application" && CleanupOrder.IsRoot(one, "argocd")).Select(one => one.Name).Distinct().ShouldBe(["root"]);
    }
}
