using Shouldly;
using Tandem.Review;
using Tandem.Tests.Support;

namespace Tandem.Tests.Review;

/// <summary>What a review makes of changes to trees in git.</summary>
public sealed class ReviewerTests
{
    private const string Nat = "google_compute_router_nat";

    [Fact]
    public async Task WhatIsAddedOneWay_IsRemovedTheOther()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();
        var there = await repository.ReviewAsync(tree =>
        {
            tree.Edit("base/model-server/deployment.yaml", "--max-model-len=16384", "--max-model-len=8192");
            tree.Edit("base/model-server/kustomization.yaml", "  - poddisruptionbudget.yaml\n", "");
            File.Delete(tree.Absolute("base/model-server/poddisruptionbudget.yaml"));
            tree.Edit("clusters/europe-west4/facts/region.yaml", "nodePoolMax: \"2\"", "nodePoolMax: \"3\"");
            tree.Write("base/namespace/limitrange.yaml", "apiVersion: v1\nkind: LimitRange\nmetadata: {name: more}\nspec: {limits: []}\n");
            tree.Edit("base/namespace/kustomization.yaml", "  - namespace.yaml", "  - namespace.yaml\n  - limitrange.yaml");
        });
        var back = await repository.ReviewAsync("HEAD", "HEAD~1");

        there.Objects.ShouldNotBeEmpty();
        there.Ground.ShouldNotBeEmpty();
        Lines(there).ShouldBe(Lines(back).Select(Swapped), ignoreOrder: true);
    }

    [Fact]
    public async Task APromotableFactInOneRegion_GoesFirstThere_AndTheOtherWaits()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();

        var result = await repository.ReviewAsync(tree => SetImage(tree, "us-east5"));

        result.Facts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            fact => fact.Name.ShouldBe("pickerImage"),
            fact => fact.Region.ShouldBe("us-east5"),
            fact => fact.IsPromotable.ShouldBeTrue());
        var step = result.Order.ShouldHaveSingleItem();
        step.Region.ShouldBe("us-east5");
        step.Why.ShouldBe("pickerImage goes ahead here alone; once it is healthy, europe-west4 follows with a commit of its own.");
        var field = result.Objects.ShouldHaveSingleItem().Fields.ShouldHaveSingleItem();
        field.Places.ShouldHaveSingleItem().File.ShouldBe("clusters/us-east5/facts/region.yaml");
        field.Consequence.ShouldBe(Consequence.Restart);
    }

    [Fact]
    public async Task ARegionThatTakesWhatTheOtherHas_Follows()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();
        await repository.ReviewAsync(tree => SetImage(tree, "europe-west4"));

        var alone = await repository.ReviewAsync(tree => SetImage(tree, "us-east5"));
        var together = await repository.ReviewAsync("HEAD~2", "HEAD");

        alone.Order.ShouldHaveSingleItem().Why.ShouldBe("pickerImage follows: europe-west4 has it already, and must be healthy with it.");
        together.Order[0].Why.ShouldStartWith("Every region gets it");
    }

    [Fact]
    public async Task WhatIsMadeAgain_OrGoes_IsNotSaidToRunOn()
    {
        using var repository = await ReviewTree.SmallAsync();
        string[] files = ["deployment.yaml", "service.yaml", "poddisruptionbudget.yaml"];
        var made = await repository.ReviewAsync(tree =>
        {
            foreach (var file in files)
            {
                tree.Write($"base/{file}", tree.Read($"base/{file}").Replace("app: server", "app: other", StringComparison.Ordinal));
            }
        });
        var gone = await repository.ReviewAsync(tree => tree.Edit("base/kustomization.yaml", "  - deployment.yaml\n", ""));

        made.Order.Select(step => step.What).ShouldContain(what => what.EndsWith("server is made again.", StringComparison.Ordinal));
        gone.Order.ShouldAllBe(step => step.What.EndsWith("server goes.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneFactInAllRegions_IsOneChange_WithAPlaceForEach()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();

        var result = await repository.ReviewAsync(tree =>
        {
            SetImage(tree, "us-east5");
            SetImage(tree, "europe-west4");
        });

        var change = result.Objects.ShouldHaveSingleItem();
        change.Clusters.ShouldBe(["europe-west4", "us-east5"]);
        change.Fields.ShouldHaveSingleItem().Places.Select(place => place.File).ShouldBe(["clusters/europe-west4/facts/region.yaml", "clusters/us-east5/facts/region.yaml"]);
        result.Order.Select(step => step.Region).ShouldBe(["europe-west4", "us-east5"]);
        result.Order[1].Why.ShouldContain("holds the Gateway");
    }

    [Fact]
    public async Task ANewRegion_IsCounted_AndTakenInByTheGatewayLast()
    {
        using var repository = await ReviewTree.SmallAsync();

        var result = await repository.ReviewAsync(tree =>
        {
            string[] files = ["kustomization.yaml", "facts/kustomization.yaml", "facts/region.yaml"];
            foreach (var file in files)
            {
                tree.Write($"clusters/asia-east1/{file}", tree.Read($"clusters/europe-west4/{file}").Replace("europe-west4", "asia-east1", StringComparison.Ordinal));
            }

            tree.Edit("clusters/us-east5/gateway/gateway.yaml", "port: 80", "port: 8080");
        });

        var added = result.ClusterChanges.ShouldHaveSingleItem();
        (added.Cluster, added.Kind, added.Count).ShouldBe(("asia-east1", ChangeKind.Added, 6));
        added.Objects.ShouldContain(new KindTally("Deployment", 1));
        result.Objects.ShouldHaveSingleItem().Object.Kind.ShouldBe("Gateway");
        result.Order.Select(step => step.Region).ShouldBe(["asia-east1", "us-east5"]);
    }

    [Fact]
    public async Task ARegionThatGoes_IsLastOfAll()
    {
        using var repository = await ReviewTree.SmallAsync();

        var result = await repository.ReviewAsync(tree =>
        {
            Directory.Delete(tree.Absolute("clusters/europe-west4"), recursive: true);
            tree.Edit("clusters/us-east5/gateway/gateway.yaml", "port: 80", "port: 8080");
        });

        result.ClusterChanges.ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Removed);
        result.Order.Select(step => step.Region).ShouldBe(["us-east5", "europe-west4"]);
        result.Order[1].Why.ShouldContain("Only once the Gateway no longer has its address");
    }

    [Fact]
    public async Task TheGroundOfARegionThatGoes_IsLastOfAll()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();
        var remove = await CommandLine.RunAsync(repository.Root, ["region", "remove", "europe-west4", "--yes"]);
        remove.ExitCode.ShouldBe(0, remove.Error);

        var alone = await repository.ReviewAsync(_ => { });
        var back = await repository.ReviewAsync("HEAD", "HEAD~1");

        alone.Order.Select(step => step.Region).ShouldBe(["us-east5", "europe-west4", null]);
        alone.Order[1].What.ShouldContain("tandem cleanup --region europe-west4");
        alone.Order[2].Why.ShouldBe("It destroys 12 resources: nothing may use them any more.");
        back.Order.Select(step => step.Region).ShouldBe([null, "europe-west4", "us-east5"]);
    }

    [Fact]
    public async Task ARegionInAnothersPlace_IsToBeSplit()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();
        var swap = await CommandLine.RunAsync(repository.Root, ["init", "--regions", "us-central1=us-central1-b,us-east5=us-east5-b", "--yes"]);
        swap.ExitCode.ShouldBe(0, swap.Error);

        var result = await repository.ReviewAsync(_ => { });

        result.Order[0].What.ShouldBe("Split it: europe-west4 goes, and the ground of others changes.");
        result.Order.Select(step => step.Region).ShouldBe([null, "us-central1", "us-east5", "europe-west4", null]);
    }

    [Fact]
    public async Task ThePreparedMoveOfTheConfigCluster_IsNoMoveAtOnce()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();
        string[] command = ["region", "move-config", "europe-west4", "--yes"];
        (await CommandLine.RunAsync(repository.Root, command)).ExitCode.ShouldBe(0);
        await repository.CommitAsync("both hold it");
        (await CommandLine.RunAsync(repository.Root, command)).ExitCode.ShouldBe(0);

        var result = await repository.ReviewAsync(_ => { });

        result.Facts.ShouldHaveSingleItem().Name.ShouldBe("configCluster");
        result.Order.ShouldHaveSingleItem().What.ShouldStartWith("Apply the ground");
    }

    [Fact]
    public async Task TheGatewayInAnotherCluster_IsOneMove_ToBeSplit()
    {
        using var repository = await ReviewTree.SmallAsync();

        var result = await repository.ReviewAsync(tree =>
        {
            Directory.Move(tree.Absolute("clusters/us-east5/gateway"), tree.Absolute("clusters/europe-west4/gateway"));
            tree.Edit("base/fleet/fleet.yaml", "configCluster: us-east5", "configCluster: europe-west4");
        });

        var change = result.Objects.ShouldHaveSingleItem();
        (change.Kind, change.Note).ShouldBe((ChangeKind.Moved, "It moves from us-east5 to europe-west4."));
        result.Order[0].What.ShouldBe("Split it: the config cluster goes from us-east5 to europe-west4 at once.");
    }

    [Fact]
    public async Task AnObjectInAnotherUnit_IsTheSameObject()
    {
        using var repository = await ReviewTree.SmallAsync();

        var result = await repository.ReviewAsync(tree =>
        {
            File.Move(tree.Absolute("clusters/us-east5/gateway/gateway.yaml"), tree.Absolute("clusters/us-east5/gateway.yaml"));
            tree.Edit("clusters/us-east5/kustomization.yaml", "resources: [../../base]", "resources: [../../base, gateway.yaml]");
            tree.Write("clusters/us-east5/gateway/kustomization.yaml", "namespace: demo\nresources: [other.yaml]\n");
            tree.Write("clusters/us-east5/gateway/other.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n");
        });

        result.Objects.Single(change => change.Object.Kind == "Gateway").Note.ShouldNotBeNull().ShouldContain("from unit gateway to unit .");
    }

    [Fact]
    public async Task AScript_IsShownByItsLines_AndItsNewHashIsNoNewObject()
    {
        using var repository = await ReviewTree.SmallAsync();

        var result = await repository.ReviewAsync(tree => tree.Edit("base/drain.sh", "settle=30", "settle=60"));

        result.Objects.ShouldAllBe(change => change.Kind == ChangeKind.Changed);
        var script = result.Objects.Single(change => change.Object.Kind == "ConfigMap");
        script.Object.Name.ShouldBe("scripts");
        script.Fields.ShouldHaveSingleItem().Places.ShouldHaveSingleItem().ToString().ShouldBe("base/drain.sh:3:1");
        result.Objects.Single(change => change.Object.Kind == "Deployment").Consequence.ShouldBe(Consequence.Restart);
    }

    [Fact]
    public async Task TheGround_IsReplacedWhereTerraformWouldReplaceIt_AndKeptWhereItIsToldTo()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();

        var result = await repository.ReviewAsync(tree =>
        {
            tree.Edit("infra/storage.tf", "location = each.value.weightsBucketLocation", "location = \"US\"");
            tree.Edit("clusters/us-east5/facts/region.yaml", "nodePoolMin: \"1\"", "nodePoolMin: \"2\"");
        });

        var bucket = result.Ground.Single(change => change.Object.Kind == "google_storage_bucket" && change.Clusters.Contains("us-east5"));
        bucket.Consequence.ShouldBe(Consequence.Replace);
        bucket.Fields.ShouldContain(field => field.Path == "location" && field.Consequence == Consequence.Replace && field.Places[0].File == "infra/storage.tf");
        var pool = result.Ground.Single(change => change.Object.Kind == "google_container_node_pool");
        pool.Consequence.ShouldBe(Consequence.None);
        pool.Fields.Single(field => field.Path == "initial_node_count").Note.ShouldNotBeNull().ShouldContain("ignore_changes");
        pool.Fields.Single(field => field.Path == "autoscaling[0].min_node_count").Effect.ShouldBe(Effect.Capacity);
    }

    [Fact]
    public async Task ADiskOfTheNodes_IsChangedInPlace_AndStillStopsTheirPods()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();

        var result = await repository.ReviewAsync(tree => tree.Edit("infra/node_pools.tf", "disk_type    = \"pd-balanced\"", "disk_type    = \"pd-ssd\""));

        var field = result.Ground.Where(change => change.Object.Kind == "google_container_node_pool").ShouldHaveSingleItem().Fields.ShouldHaveSingleItem();
        field.Consequence.ShouldBe(Consequence.Restart);
        field.Note.ShouldNotBeNull().ShouldContain("GKE makes the nodes anew");
    }

    [Fact]
    public async Task AResourceThatIsRenamed_IsMovedWhereABlockSaysSo_AndElseMadeAnew()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();

        var bare = await repository.ReviewAsync(Rename);
        repository.Tree.Write("infra/moved.tf", "moved {\n  from = google_compute_router_nat.nats\n  to   = google_compute_router_nat.ways_out\n}\n");
        repository.Tree.Edit("infra/network.tf", "min_ports_per_vm                    = 64", "min_ports_per_vm                    = 128");
        await repository.CommitAsync("moved");
        var kept = await repository.ReviewAsync("HEAD~2", "HEAD");

        bare.Ground.Where(change => change.Object.Kind == Nat).Select(change => change.Kind).ShouldBe([ChangeKind.Added, ChangeKind.Removed], ignoreOrder: true);
        var moved = kept.Ground.Where(change => change.Object.Kind == Nat).ShouldHaveSingleItem();
        moved.Kind.ShouldBe(ChangeKind.Moved);
        moved.Object.Name.ShouldBe("google_compute_router_nat.ways_out");
        moved.Note.ShouldNotBeNull().ShouldContain("google_compute_router_nat.nats");
        moved.Fields.ShouldHaveSingleItem().Path.ShouldBe("min_ports_per_vm");
        moved.Consequence.ShouldBe(Consequence.None);
        moved.Clusters.ShouldBe(["europe-west4", "us-east5"]);

        static void Rename(TestTree tree)
        {
            foreach (var file in Directory.EnumerateFiles(tree.Absolute("infra"), "*.tf"))
            {
                var text = File.ReadAllText(file);
                File.WriteAllText(file, text.Replace("\"google_compute_router_nat\" \"nats\"", "\"google_compute_router_nat\" \"ways_out\"", StringComparison.Ordinal)
                    .Replace("google_compute_router_nat.nats", "google_compute_router_nat.ways_out", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task AnInstanceThatIsRenamed_IsFoundThroughEveryBlock_AndAnotherIsNot()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();
        repository.Tree.Write("infra/spare.tf", "resource \"google_storage_bucket\" \"one\" {\n  name     = \"spare-of-replace-with-project-id\"\n  location = \"EU\"\n}\n");
        await repository.CommitAsync("one");

        var result = await repository.ReviewAsync(tree =>
        {
            tree.Write("infra/spare.tf", "resource \"google_storage_bucket\" \"three\" {\n  for_each = toset([\"a\"])\n  name     = \"spare-of-replace-with-project-id\"\n  location = \"US\"\n}\n"
                + "moved {\n  from = google_storage_bucket.one\n  to   = google_storage_bucket.two[\"a\"]\n}\nmoved {\n  from = google_storage_bucket.two\n  to   = google_storage_bucket.three\n}\n");
        });

        var moved = result.Ground.Where(change => change.Object.Kind == "google_storage_bucket").ShouldHaveSingleItem();
        moved.Kind.ShouldBe(ChangeKind.Moved);
        // What the provider cannot change in place is made anew wherever it stands in the configuration.
        moved.Consequence.ShouldBe(Consequence.Replace);
    }

    [Fact]
    public async Task Nodes_AreCounted_AndPricedByTheOperatorsTableAlone()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();
        repository.Tree.Write("prices.yaml", "currency: EUR\nnodeHour:\n  ct6e-standard-4t: 10\n  us-east5/ct6e-standard-4t: 8.5\n");
        repository.Tree.Edit("clusters/us-east5/facts/region.yaml", "nodePoolMax: \"2\"", "nodePoolMax: \"4\"");

        var plain = await repository.DiffAsync("HEAD");
        var priced = await repository.DiffAsync("HEAD", "--prices", "prices.yaml");
        repository.Tree.Write("tandem.yaml", "version: 1\nprices: prices.yaml\n");
        var settled = await repository.DiffAsync("HEAD");

        plain.Output.ShouldContain("us-east5 tpu-v6e-pool: 1 to 2 x ct6e-standard-4t -> 1 to 4 x ct6e-standard-4t, 0 node hours a day with the fewest nodes, +48 with the most");
        plain.Output.ShouldContain("No prices: name a table with --prices FILE, or as prices in tandem.yaml.");
        priced.Output.ShouldContain("0.00 EUR a day with the fewest nodes, +408.00 with the most, by prices.yaml.");
        settled.Output.ShouldContain("0.00 EUR a day with the fewest nodes, +408.00 with the most, by prices.yaml.");
    }

    [Fact]
    public async Task OneClusterAlone_IsComparedWithoutTheOthersGround()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();

        var result = await repository.ReviewAsync(
            tree =>
            {
                SetImage(tree, "us-east5");
                tree.Edit("clusters/us-east5/facts/region.yaml", "nodePoolMax: \"2\"", "nodePoolMax: \"4\"");
                tree.Edit("clusters/europe-west4/facts/region.yaml", "nodePoolMax: \"2\"", "nodePoolMax: \"3\"");
            },
            request => request with { Clusters = ["us-east5"] });

        result.Clusters.ShouldBe(["us-east5"]);
        result.Ground.ShouldHaveSingleItem().Clusters.ShouldBe(["us-east5"]);
        result.NodeHours.ShouldNotBeNull().Pools.ShouldHaveSingleItem().Region.ShouldBe("us-east5");
        result.Facts.ShouldAllBe(fact => fact.Region == "us-east5");
        result.Order[^1].Why.ShouldBe("The other clusters were not compared.");
    }

    private static void SetImage(TestTree tree, string region) =>
        tree.Edit($"clusters/{region}/facts/region.yaml", "epp:v1.5.0", "epp:v1.5.1");

    private static IEnumerable<(ChangeKind Kind, string Name, string Field, string? Before, string? After)> Lines(ReviewResult result) =>
        from change in result.Changes
        from field in change.Fields.Select(field => (field.Path, field.Before, field.After)).DefaultIfEmpty(("", null, null))
        select (change.Kind, $"{change.Object} {string.Join(',', change.Clusters)}", field.Path, field.Before, field.After);

    private static (ChangeKind, string, string, string?, string?) Swapped((ChangeKind Kind, string Name, string Field, string? Before, string? After) line) =>
        (line.Kind switch { ChangeKind.Added => ChangeKind.Removed, ChangeKind.Removed => ChangeKind.Added, var same => same }, line.Name, line.Field, line.After, line.Before);
}
