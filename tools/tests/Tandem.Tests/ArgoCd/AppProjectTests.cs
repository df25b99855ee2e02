using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Live.Clusters;
using Tandem.Live.Status;
using Tandem.Tests.Support;

namespace Tandem.Tests.ArgoCd;

/// <summary>Each region's AppProject admits what its units render, and nothing else. That it lacks nothing is TND0303's.</summary>
public sealed class AppProjectTests
{
    [Fact]
    public async Task Project_AdmitsExactlyWhatIsRendered()
    {
        var regions = RenderedObject.Of(await RenderedFleet.OfAsync(RealRepository.Root)).GroupBy(one => one.Region, StringComparer.Ordinal).ToList();

        regions.Count.ShouldBeGreaterThan(1);
        foreach (var region in regions)
        {
            var project = region.Single(one => one.Kind == "AppProject").Body;
            var sources = region.Where(one => one.Kind == "Application").Select(one => one.Body).ToList();

            Kinds(project, "namespaceResourceWhitelist").ShouldBe(region.Where(one => one.Kind != "Namespace").Select(Kind).Distinct(), ignoreOrder: true, region.Key);
            // The CRD is upstream's.
            Kinds(project, "clusterResourceWhitelist").ShouldBe(
                [.. region.Where(one => one.Kind == "Namespace").Select(one => $"{Kind(one)} {one.Name}"), "apiextensions.k8s.io CustomResourceDefinition inferenceobjectives.inference.networking.x-k8s.io"], ignoreOrder: true, region.Key);
            Items(project, "sourceRepos").Select(item => item!.GetValue<string>()).ShouldBe(sources.Select(body => body.Text("spec", "source", "repoURL")!).Distinct(StringComparer.Ordinal), ignoreOrder: true, region.Key);
            Items(project, "destinations").Select(item => $"{item.Text("server")} {item.Text("namespace")}")
                .ShouldBe(sources.Select(body => $"{body.Text("spec", "destination", "server")} {body.Text("spec", "destination", "namespace")}").Distinct(StringComparer.Ordinal), ignoreOrder: true, region.Key);
        }
    }

    private static string Kind(RenderedObject one) => $"{one.Group} {one.Kind}";

    private static IEnumerable<string> Kinds(JsonObject project, string list) =>
        Items(project, list).Select(entry => $"{entry.Text("group")} {entry.Text("kind")} {entry.Text("name")}".TrimEnd());

    private static JsonArray Items(JsonObject project, string list) => project.At("spec", list)!.AsArray();
}
