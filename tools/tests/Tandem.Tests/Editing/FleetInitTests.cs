using Shouldly;
using Tandem.Editing;
using Tandem.Tests.Support;

namespace Tandem.Tests.Editing;

/// <summary><c>init</c> and <c>model set</c>: facts, and every name that is composed of one.</summary>
public sealed class FleetInitTests
{
    private const string Commit = "96b6f1eccf38110c56df3a15bffe176da04bfd80";
    private const string Served = "005ad3404e59d6023443cb575daa05336842228a";

    private static readonly FleetInitRequest Ours = new()
    {
        ProjectId = "acme-inference-4711",
        RepositoryUrl = "https://gitlab.example.com/acme/serving/tandem.git",
        Model = new ModelRequest("google/gemma-3-12b-it", Commit),
        Regions = new Dictionary<string, string>(StringComparer.Ordinal) { ["us-east5"] = "us-east5-b", ["us-central1"] = "us-central1-b" },
    };

    [Fact]
    public async Task Init_OfAllAtOnce_ValidatesClean_AndASecondTimeChangesNothing()
    {
        using var tree = TestTree.OfTheFleet();

        var plan = tree.Edit(edits => FleetInit.Plan(edits, Ours));
        var result = await tree.ValidateAsync();

        FindingText.Of(result.Active).ShouldBeEmpty();
        result.Coverage.Clusters.Select(cluster => cluster.Name).ShouldBe(["us-central1", "us-east5"]);
        tree.Read("clusters/us-central1/facts/region.yaml").ShouldContain("weightsBucket: acme-inference-4711-gemma-weights-us-central1\n");
        plan.Decisions.ShouldContain("europe-west4 goes");
        plan.Next.ShouldContain("  gcloud storage buckets update gs://acme-inference-4711-tandem-state --versioning");
        tree.Think(edits => FleetInit.Plan(edits, Ours)).Edits.ShouldBeEmpty();
    }

    [Fact]
    public void Init_TouchesFactsAlone()
    {
        using var tree = TestTree.OfTheFleet();

        var plan = tree.Think(edits => FleetInit.Plan(edits, Ours with { Regions = null }));

        plan.Edits.Select(edit => edit.Path).ShouldBe(["base/fleet/fleet.yaml", "clusters/europe-west4/facts/region.yaml", "clusters/us-east5/facts/region.yaml"]);
        plan.Edits.ShouldAllBe(edit => edit.Before!.Split('\n').Length == edit.After!.Split('\n').Length);
    }

    [Theory]
    [InlineData("Acme", null, "Acme is no project ID.")]
    [InlineData("replace", "ftp://host/x", "ftp://host/x is no URL that Argo CD can pull from.")]
    public void Init_Refuses(string project, string? url, string message)
    {
        using var tree = TestTree.OfTheFleet();

        Should.Throw<EditRefusal>(() => tree.Think(edits => FleetInit.Plan(edits, new FleetInitRequest { ProjectId = project, RepositoryUrl = url }))).Message.ShouldBe(message);
    }

    [Fact]
    public async Task Model_OnLargerNodes_ValidatesClean()
    {
        using var tree = TestTree.OfTheFleet();

        tree.Edit(edits => ModelSet.Plan(edits, new ModelRequest("google/gemma-3-12b-it", Commit) { TensorParallel = 8 }));
        var result = await tree.ValidateAsync();

        FindingText.Of(result.Active).ShouldBeEmpty();
        tree.Read("base/fleet/fleet.yaml").ShouldContain("servedModelName: gemma-3-12b-it\n");
        tree.Read("clusters/us-east5/facts/region.yaml").ShouldContain("machineType: ct6e-standard-8t\n");
    }

    [Fact]
    public async Task Revision_OfOneRegion_IsAPromotionUnderWay()
    {
        using var tree = TestTree.OfTheFleet();

        tree.Edit(edits => ModelSet.Plan(edits, new ModelRequest("google/gemma-3-27b-it", Commit) { Regions = ["us-east5"] }));
        var result = await tree.ValidateAsync();

        result.Active.ShouldHaveSingleItem(FindingText.Of(result.Active)).Rule.Id.ShouldBe("TND0532");
        result.ExitCode.ShouldBe(ExitCodes.Clean);
    }

    [Theory]
    [InlineData("gemma", Commit, null, null, "gemma is no repository of Hugging Face.")]
    [InlineData("google/gemma", "main", null, null, "The revision main is no commit.")]
    [InlineData("google/gemma", Commit, 6, null, "No node of TPU v6e has 6 chips.")]
    [InlineData("google/gemma", Commit, null, "us-east5", "All regions serve one model, and that is google/gemma-3-27b-it.")]
    [InlineData("google/gemma", Commit, null, "us-east4", "There is no region us-east4.")]
    public void Model_Refuses(string model, string revision, int? chips, string? region, string message)
    {
        using var tree = TestTree.OfTheFleet();
        var request = new ModelRequest(model, revision) { TensorParallel = chips, Regions = region is null ? [] : [region] };

        Should.Throw<EditRefusal>(() => tree.Think(edits => ModelSet.Plan(edits, request))).Message.ShouldBe(message);
    }

    [Fact]
    public void Model_ThatIsServed_ChangesNothing_AndANameOfOnesOwnStays()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Think(edits => ModelSet.Plan(edits, new ModelRequest("google/gemma-3-27b-it", Served))).Edits.ShouldBeEmpty();
        tree.Edit("base/fleet/fleet.yaml", "servedModelName: gemma-3-27b-it", "servedModelName: ours");

        tree.Edit(edits => ModelSet.Plan(edits, new ModelRequest("google/gemma-3-12b-it", Commit)));

        tree.Read("base/fleet/fleet.yaml").ShouldContain("servedModelName: ours\n");
    }
}
