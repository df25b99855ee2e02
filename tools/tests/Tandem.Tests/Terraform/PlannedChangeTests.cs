using System.Text.Json;
using Shouldly;
using Tandem.Twin.Providers;

namespace Tandem.Tests.Terraform;

/// <summary>What a plan knows, and what of it replaces a resource.</summary>
public sealed class PlannedChangeTests
{
    private const string Network = """
        provider "google" {
          project = "demo-project"
          region  = "us-east5"
        }

        resource "google_project_service" "compute" {
          service = "compute.googleapis.com"
        }

        resource "google_compute_network" "vpc" {
          name       = "vpc"
          depends_on = [google_project_service.compute]
        }

        resource "google_compute_subnetwork" "nodes" {
          name          = "nodes"
          network       = google_compute_network.vpc.id
          ip_cidr_range = "10.0.0.0/24"
        }
        """;

    [Fact]
    public async Task KnownIds_AreInThePlan_AndStayWhatTheyWere()
    {
        using var root = new TerraformRoot(Network);
        await using var providers = await EmbeddedProviders.StartAsync(new EmbeddedProviderOptions(), TestContext.Current.CancellationToken);

        var planned = await PlannedAsync(root, providers, "google_compute_subnetwork.nodes");
        (await root.RunAsync(providers, "apply", "-json", "plan")).ExitCode.ShouldBe(0);
        var state = (await root.ShowAsync(providers)).GetProperty("values").GetProperty("root_module").GetProperty("resources").EnumerateArray().First(resource => Is(resource, "google_compute_subnetwork.nodes")).GetProperty("values");

        planned.GetProperty("network").GetString().ShouldBe("projects/demo-project/global/networks/vpc");
        planned.GetProperty("project").GetString().ShouldBe("demo-project");
        state.GetProperty("id").GetString().ShouldBe(planned.GetProperty("id").GetString());
        state.GetProperty("self_link").GetString().ShouldBe(planned.GetProperty("self_link").GetString());
    }

    [Fact]
    public async Task UnknownIds_AreKnownAfterTheApplyOnly()
    {
        using var root = new TerraformRoot(Network);
        await using var providers = await EmbeddedProviders.StartAsync(new EmbeddedProviderOptions { KnownIds = false }, TestContext.Current.CancellationToken);

        var planned = await PlannedAsync(root, providers, "google_compute_subnetwork.nodes");
        var apply = await root.RunAsync(providers, "apply", "-json", "plan");

        planned.TryGetProperty("id", out _).ShouldBeFalse();
        planned.TryGetProperty("network", out _).ShouldBeFalse();
        apply.ExitCode.ShouldBe(0, $"{apply}");
    }

    [Theory]
    [InlineData("10.0.0.0/24", "10.0.0.0/23", "update")]
    [InlineData("10.0.0.0/24", "10.0.0.0/25", "delete create")]
    [InlineData("= google_compute_network.vpc.id", "= google_compute_network.vpc.name", "update")]
    [InlineData("\"nodes\"\n", "\"workers\"\n", "delete create")]
    [InlineData("10.0.0.0/24\"", "10.0.0.0/24\"\n  description = \"new\"", "delete create")]
    [InlineData("10.0.0.0/24\"", "10.0.0.0/24\"\n  private_ip_google_access = true", "update")]
    [InlineData("10.0.0.0/24\"", "10.0.0.0/24\"\n  params {\n    resource_manager_tags = {}\n  }", "delete create")]
    public async Task Change_IsAnUpdateOrAReplacement(string before, string after, string actions)
    {
        using var root = new TerraformRoot(Network);
        await using var providers = await EmbeddedProviders.StartAsync(new EmbeddedProviderOptions(), TestContext.Current.CancellationToken);
        (await root.RunAsync(providers, "apply", "-json", "-auto-approve")).ExitCode.ShouldBe(0);

        root.Write("main.tf", Network.Replace(before, after, StringComparison.Ordinal));
        var change = await ChangeAsync(root, providers, "google_compute_subnetwork.nodes");
        var apply = await root.RunAsync(providers, "apply", "-json", "plan");

        string.Join(' ', change.GetProperty("actions").EnumerateArray().Select(action => action.GetString())).ShouldBe(actions);
        apply.ExitCode.ShouldBe(0, $"{apply}");
        (await root.RunAsync(providers, "plan", "-json", "-detailed-exitcode")).ExitCode.ShouldBe(0);
    }

    private static async Task<JsonElement> PlannedAsync(TerraformRoot root, EmbeddedProviders providers, string address) => (await ChangeAsync(root, providers, address)).GetProperty("after");

    private static async Task<JsonElement> ChangeAsync(TerraformRoot root, EmbeddedProviders providers, string address)
    {
        var plan = await root.RunAsync(providers, "plan", "-json", "-out=plan");
        plan.ExitCode.ShouldBe(0, $"{plan}");
        return (await root.ShowAsync(providers, "plan")).GetProperty("resource_changes").EnumerateArray().First(change => Is(change, address)).GetProperty("change");
    }

    private static bool Is(JsonElement resource, string address) => resource.GetProperty("address").GetString() == address;
}
