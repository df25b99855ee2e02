using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Twin.Providers;

namespace Tandem.Tests.Terraform;

/// <summary>The server itself: for several terraforms, without a network, and gone without a trace.</summary>
public sealed class EmbeddedProvidersTests
{
    [Fact]
    public async Task Accepts_TwoTerraformsAtOnce()
    {
        using var one = new TerraformRoot(Configuration("one-project"));
        using var two = new TerraformRoot(Configuration("two-project"));
        await using var providers = await StartAsync();

        var runs = await Task.WhenAll(
            one.RunAsync(providers, "apply", "-json", "-auto-approve"),
            two.RunAsync(providers, "apply", "-json", "-auto-approve"));

        runs.ShouldAllBe(run => run.ExitCode == 0);
        providers.Calls.Where(call => call is { Operation: ProviderOperation.Create, Type: "google_compute_network" }).Select(call => call.Id).Order()
            .ShouldBe(["projects/one-project/global/networks/vpc", "projects/two-project/global/networks/vpc"]);
    }

    [Fact]
    public async Task Accepts_APlanWithoutANetwork()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/unshare"), "unshare, which takes the network away, is not on this machine");
        using var root = new TerraformRoot(Configuration("demo-project"));
        await using var providers = await StartAsync();

        var run = await root.RunInsideAsync("/usr/bin/unshare", ["--map-root-user", "--net"], providers, "plan", "-json");

        Assert.SkipWhen(run.Error.StartsWith("unshare:", StringComparison.Ordinal), $"unshare is not allowed here: {run.Error}");
        run.ExitCode.ShouldBe(0, $"{run}");
    }

    [Fact]
    public async Task Sockets_AreGoneWithTheServer()
    {
        string[] sockets;
        await using (var providers = await StartAsync())
        {
            sockets = [.. JsonNode.Parse(providers.ReattachProviders)!.AsObject().Select(entry => $"{entry.Value!["Addr"]!["String"]}")];
            sockets.ShouldAllBe(socket => File.Exists(socket) && socket.Length < 100);
        }

        sockets.Length.ShouldBe(3);
        sockets.ShouldAllBe(socket => !Directory.Exists(Path.GetDirectoryName(socket)));
    }

    [Fact]
    public void ProjectNumber_FollowsFromTheId()
    {
        ProjectNumber.Of("demo-project").ShouldBe("510835001129");
        ProjectNumber.Of("demo-project-2").ShouldMatch("^[1-9][0-9]{11}$");
    }

    private static Task<EmbeddedProviders> StartAsync() => EmbeddedProviders.StartAsync(new EmbeddedProviderOptions(), TestContext.Current.CancellationToken);

    private static string Configuration(string project) => $$"""
        provider "google" {
          project = "{{project}}"
        }

        resource "google_project_service" "compute" {
          service = "compute.googleapis.com"
        }

        resource "google_compute_network" "vpc" {
          name       = "vpc"
          depends_on = [google_project_service.compute]
        }
        """;
}
