using Shouldly;
using Tandem.Findings;
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

    [Theory]
    [InlineData("resource \"aws_instance\" \"x\" {}\n", 1, "The provider hashicorp/aws is not known here; known are google, google-beta and time. terraform init would fetch it, which needs the network")]
    [InlineData("resource \"google_compute_network\" \"x\" {\n  provider = aws.west\n  name     = \"x\"\n\n  depends_on = [time_sleep.wait_for_apis]\n}\n", 1, "The provider hashicorp/aws ")]
    [InlineData("locals {\n  one = 1\n}\n\ndata \"external\" \"x\" {\n  program = [\"ls\"]\n}\n", 5, "The provider hashicorp/external ")]
    [InlineData("provider \"aws\" {}\n\nresource \"aws_instance\" \"x\" {}\n", 1, "The provider hashicorp/aws ")]
    [InlineData("module \"x\" {\n  source = \"terraform-google-modules/network/google\"\n}\n", 1, "The module x comes from terraform-google-modules/network/google, which is not known here; known are the providers google, google-beta and time. terraform init would fetch it, which needs the network")]
    [InlineData("module \"x\" {\n  source = \"./x\"\n}\n", 1, "The module x comes from ./x, which is not known here; known are the providers google, google-beta and time. terraform init would install it, which is not run here")]
    public async Task Rejects_WhatTerraformInitWouldBring_WhereItIsUsed_AndDoesNotCallItChecked(string text, int line, string message)
    {
        tree.Write("infra/other.tf", text);

        var result = await tree.ValidateAsync();

        var finding = result.Active.ShouldHaveSingleItem(FindingText.Of(result.Active));
        (finding.Rule.Id, finding.Blame.Place).ShouldBe(("TND0420", new Place("infra/other.tf", line, 1)));
        finding.Message.ShouldStartWith(message);
        finding.Related.ShouldBeEmpty();
        result.ExitCode.ShouldBe(3);
        var layers = result.Coverage.Layers.ToDictionary(layer => layer.Name, StringComparer.Ordinal);
        layers["terraform"].Skipped.ShouldBe("a provider, type or module of it is not known here");
        layers["seams"].Skipped.ShouldBe("there is no whole plan to join with");
    }

    [Fact]
    public async Task Rejects_EachUnknownProvider_AtTheEntryThatNamesIt()
    {
        tree.Edit("infra/versions.tf", "    time = {\n", "    cloud = {\n      source  = \"Hashicorp/AWS\"\n      version = \"~> 6.0\"\n    }\n    own = {\n      source  = \"example.com/acme/own\"\n      version = \"1.0.0\"\n    }\n    time = {\n");
        tree.Write("infra/other.tf", "resource \"cloud_instance\" \"x\" {}\n");

        var result = await tree.ValidateAsync();

        var line = tree.Read("infra/versions.tf").Split('\n').IndexOf("    cloud = {") + 1;
        result.Active.Select(finding => (finding.Blame.Place, finding.Message.Split(' ')[2])).ShouldBe(
            [(new Place("infra/versions.tf", line, 5), "hashicorp/aws"), (new Place("infra/versions.tf", line + 4, 5), "example.com/acme/own")], FindingText.Of(result.Active));
    }

    [Fact]
    public async Task Rejects_AnUnknownProviderOfAJsonFile_WithoutALine()
    {
        tree.Write("infra/other.tf.json", """{"resource": {"aws_instance": {"x": {}}}}""");

        var result = await tree.ValidateAsync();

        var finding = result.Active.ShouldHaveSingleItem(FindingText.Of(result.Active));
        (finding.Rule.Id, finding.Blame.Place).ShouldBe(("TND0420", new Place("infra", 1, 1)));
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
