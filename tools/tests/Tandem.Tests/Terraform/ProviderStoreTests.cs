using Shouldly;
using Tandem.Twin.Providers;

namespace Tandem.Tests.Terraform;

/// <summary>What exists outlives the process, in a folder or in the state alone, and holds across configurations.</summary>
public sealed class ProviderStoreTests
{
    private const string Provider = """
        provider "google" {
          project = "demo-project"
          region  = "us-east5"
        }

        """;

    private const string Network = """
        resource "google_project_service" "compute" {
          service = "compute.googleapis.com"
        }

        resource "google_compute_network" "vpc" {
          name       = "vpc"
          depends_on = [google_project_service.compute]
        }

        """;

    private const string Bucket = """
        resource "google_storage_bucket" "weights" {
          name     = "demo-weights"
          location = "US"
        }

        """;

    [Fact]
    public async Task MemoryOfANewProcess_IsLearntFromTheState()
    {
        using var root = new TerraformRoot(Provider + Network);
        await using (var first = await StartAsync(null))
        {
            (await ApplyAsync(root, first)).ExitCode.ShouldBe(0);
        }

        await using var second = await StartAsync(null);
        var plan = await root.RunAsync(second, "plan", "-json", "-detailed-exitcode");
        var destroy = await root.RunAsync(second, "destroy", "-json", "-auto-approve");

        plan.ExitCode.ShouldBe(0, $"{plan}");
        destroy.ExitCode.ShouldBe(0, $"{destroy}");
    }

    [Fact]
    public async Task Folder_IsTheTruth()
    {
        using var root = new TerraformRoot(Provider + Network);
        var store = Path.Combine(root.Folder, "store");
        await using (var first = await StartAsync(store))
        {
            (await ApplyAsync(root, first)).ExitCode.ShouldBe(0);
        }

        await using var second = await StartAsync(store);
        (await root.RunAsync(second, "plan", "-json", "-detailed-exitcode")).ExitCode.ShouldBe(0);
        Directory.EnumerateFiles(store, "google_compute_network.*.json").ToList().ForEach(File.Delete);
        var plan = await root.RunAsync(second, "plan", "-json", "-detailed-exitcode");

        plan.ExitCode.ShouldBe(2, $"{plan}");
        plan.Output.ShouldContain("google_compute_network.vpc: Drift detected (delete)");
    }

    [Theory]
    [InlineData("google_storage_bucket", "demo-weights", Bucket, "without `force_destroy` set to true: 3 shards")]
    [InlineData("google_compute_network", "vpc", Network, "is already being used by '3 shards'")]
    public async Task Rejects_DeletingWhatAMarkHolds(string type, string name, string configuration, string message)
    {
        using var root = new TerraformRoot(Provider + configuration);
        var store = Path.Combine(root.Folder, "store");
        await using var providers = await StartAsync(store);
        (await ApplyAsync(root, providers)).ExitCode.ShouldBe(0);
        var mark = Path.Combine(Directory.CreateDirectory(Path.Combine(store, "held", type)).FullName, name);

        await File.WriteAllTextAsync(mark, "3 shards\n", TestContext.Current.CancellationToken);
        var held = await root.RunAsync(providers, "destroy", "-json", "-auto-approve");
        File.Delete(mark);
        var free = await root.RunAsync(providers, "destroy", "-json", "-auto-approve");

        held.Errors.ShouldHaveSingleItem().Text.ShouldContain(message);
        free.ExitCode.ShouldBe(0, $"{free}");
    }

    [Fact]
    public async Task Rejects_WhatAnotherConfigurationMadeOrUses()
    {
        using var one = new TerraformRoot(Provider + Network + Bucket);
        using var other = new TerraformRoot(Provider + Bucket + """
            resource "google_compute_subnetwork" "nodes" {
              name          = "nodes"
              network       = "vpc"
              ip_cidr_range = "10.0.0.0/24"
            }
            """);
        await using var providers = await StartAsync(null);
        (await ApplyAsync(one, providers)).ExitCode.ShouldBe(0);

        var second = await ApplyAsync(other, providers);
        var destroy = await one.RunAsync(providers, "destroy", "-json", "-auto-approve");

        second.Errors.ShouldHaveSingleItem().Text.ShouldContain("The resource 'demo-weights' already exists");
        destroy.Errors.ShouldHaveSingleItem().Text.ShouldContain("already being used by 'projects/demo-project/regions/us-east5/subnetworks/nodes'");
    }

    [Fact]
    public async Task Import_OfWhatNobodyMade_IsRefusedByAFolderOnly()
    {
        using var root = new TerraformRoot(Provider + Network);
        await using var memory = await StartAsync(null);
        await using var folder = await StartAsync(Path.Combine(root.Folder, "store"));

        var refused = await root.RunAsync(folder, "import", "google_compute_network.vpc", "projects/demo-project/global/networks/vpc");
        var taken = await root.RunAsync(memory, "import", "google_compute_network.vpc", "projects/demo-project/global/networks/vpc");

        refused.Error.ShouldContain("Cannot import non-existent remote object");
        taken.ExitCode.ShouldBe(0, $"{taken}");
    }

    private static Task<EmbeddedProviders> StartAsync(string? folder) => EmbeddedProviders.StartAsync(new EmbeddedProviderOptions { StoreFolder = folder }, TestContext.Current.CancellationToken);

    private static Task<TerraformRun> ApplyAsync(TerraformRoot root, EmbeddedProviders providers) => root.RunAsync(providers, "apply", "-json", "-auto-approve");
}
