using Shouldly;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Terraform;
using Tandem.Tests.Support;
using Tandem.Twin.Providers;

namespace Tandem.Tests.Terraform;

/// <summary>What goes wrong before or half-way through a plan is one clear finding, and the tree stays as it was.</summary>
public sealed class InfraPlannerTests : IDisposable
{
    private readonly TestTree tree = TestTree.OfTheFleet();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Rejects_TerraformThatHangs()
    {
        var script = tree.Absolute("terraform");
        await File.WriteAllTextAsync(script, "#!/bin/sh\nexec sleep 60\n", TestContext.Current.CancellationToken);
        Signals.MakeExecutable(script);
        var planner = new InfraPlanner(new Workspace(tree.Root), new TerraformProgram(script, "1.11.4"), new EmbeddedProviderHost(), cache: null) { Timeout = TimeSpan.FromSeconds(1) };

        var failure = await Should.ThrowAsync<ProgramException>(() => planner.PlanAsync(TestContext.Current.CancellationToken));

        failure.Message.ShouldBe("terraform did not end within 1 seconds.");
        failure.Hint.ShouldContain(script);
    }

    [Fact]
    public async Task Reports_WhatWasPlanned_WhereAPlanFailsHalfWay()
    {
        tree.Write("infra/network.tf", tree.Read("infra/network.tf").Replace("  max_ports_per_vm                    = 4096", "  max_ports_per_vm                    = \"many\""));

        var result = await tree.ValidateAsync();

        var finding = result.Active.ShouldHaveSingleItem(FindingText.Of(result.Active));
        finding.Rule.Id.ShouldBe("TND0401");
        var layers = result.Coverage.Layers.ToDictionary(layer => layer.Name, StringComparer.Ordinal);
        layers["terraform"].Skipped.ShouldBeNull();
        layers["seams"].Skipped.ShouldBe("there is no whole plan to join with");
    }

    [Fact]
    public async Task Rejects_ACycle_AtAResourceInIt()
    {
        tree.Write("infra/cycle.tf", """
            resource "google_compute_network" "one" {
              name = google_compute_network.two.id
            }

            resource "google_compute_network" "two" {
              name = google_compute_network.one.id
            }

            """.ReplaceLineEndings("\n"));

        var result = await tree.ValidateAsync();

        var finding = result.Active.ShouldHaveSingleItem(FindingText.Of(result.Active));
        finding.Message.ShouldStartWith("Cycle: ");
        finding.Blame.Place.File.ShouldBe("infra/cycle.tf");
        (finding.Blame.Place.Line is 1 or 5).ShouldBeTrue($"{finding.Blame.Place}");
    }

    [Fact]
    public async Task Rejects_ACycleOfLocals_AtOneOfThem()
    {
        tree.Write("infra/cycle.tf", "locals {\n  one = local.two\n  two = local.one\n}\n");

        var result = await tree.ValidateAsync();

        var finding = result.Active.ShouldHaveSingleItem(FindingText.Of(result.Active));
        finding.Message.ShouldStartWith("Cycle: ");
        (finding.Blame.Place.File, finding.Blame.Place.Line).ShouldBe(("infra/cycle.tf", 2));
    }

    [Fact]
    public async Task Rejects_MissingFactsFile()
    {
        File.Delete(tree.Absolute("base/fleet/fleet.yaml"));

        var result = await tree.ValidateAsync();

        var finding = result.Active.ShouldHaveSingleItem(FindingText.Of(result.Active));
        finding.Blame.Place.File.ShouldBe("base/fleet/kustomization.yaml");
    }

    [Fact]
    public async Task Leaves_TheTreeAndTheTemporaryFolderAsTheyWere()
    {
        var before = Snapshot();
        var temporary = Directory.CreateTempSubdirectory("tt-").FullName;

        var result = await CommandLine.RunAsync(tree.Root, ["validate", "--no-cache"], environment: [("TMPDIR", temporary)]);

        result.ExitCode.ShouldBe(0, result.Output);
        Snapshot().ShouldBe(before);
        Directory.EnumerateFileSystemEntries(temporary).ShouldBeEmpty();
        Directory.Delete(temporary);
    }

    [Fact]
    public async Task Order_OfFilesDoesNotMatter_AndTwoRunsAgree()
    {
        var workspace = new Workspace(tree.Root);
        var program = await TerraformLocator.FindAsync(CacheFolder.FromEnvironment(), TestContext.Current.CancellationToken);
        Task<InfraOutcome> PlanAsync() => new InfraPlanner(workspace, program, new EmbeddedProviderHost(), cache: null).PlanAsync(TestContext.Current.CancellationToken);

        var first = await PlanAsync();
        File.Move(tree.Absolute("infra/apis.tf"), tree.Absolute("infra/zz-apis.tf"));
        var second = await PlanAsync();

        second.ToString().ShouldBe(first.ToString());
    }

    private List<string> Snapshot() =>
        [.. Directory.EnumerateFiles(tree.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O} {new FileInfo(file).Length}")];
}
