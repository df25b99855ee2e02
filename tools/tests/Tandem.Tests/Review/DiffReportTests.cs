using Shouldly;
using Tandem.Reports;
using Tandem.Review.Text;
using Tandem.Tests.Support;

namespace Tandem.Tests.Review;

/// <summary>The reports of a review: Markdown held to a golden file and to GitHub's limit, JSON to its schema.</summary>
public sealed class DiffReportTests
{
    [Theory]
    [InlineData("markdown", "small.md")]
    [InlineData("console", "small.txt")]
    public async Task Report_OfTwoCommits_IsTheGoldenOne(string format, string file)
    {
        using var repository = await ReviewTree.SmallAsync();
        Edit(repository.Tree);
        await repository.CommitAsync("change");

        var result = await repository.DiffAsync("HEAD~1", "HEAD", "--report", format, "--no-cache");

        await ShouldBeGoldenAsync(result, file);
    }

    [Fact]
    public async Task Markdown_OfTwoCommitsOfThisRepository_InAFreshClone_IsTheGoldenOne()
    {
        const string before = "41b2c50", after = "350ea6d";
        var known = await CommandLine.RunAsync("git", RealRepository.Root, ["cat-file", "-e", $"{before}^{{commit}}"]);
        Assert.SkipUnless(known.ExitCode == 0, $"this copy of the repository does not have the commit {before}: clone it whole");
        using var tree = TestTree.Minimal();
        var clone = Path.Combine(Path.GetDirectoryName(tree.Root)!, "clone");
        await GitTree.RunAsync(tree.Root, "clone", "--quiet", RealRepository.Root, clone);

        var result = await CommandLine.RunAsync(clone, ["diff", before, after, "--report", "markdown"]);

        await ShouldBeGoldenAsync(result, "history.md");
    }

    [Fact]
    public async Task Json_MatchesItsSchema()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();
        repository.Tree.Write("prices.yaml", "currency: USD\nnodeHour: {ct6e-standard-4t: 10}\n");
        repository.Tree.Edit("clusters/us-east5/facts/region.yaml", "nodePoolMax: \"2\"", "nodePoolMax: \"4\"");
        repository.Tree.Edit("base/model-server/deployment.yaml", "--max-model-len=16384", "--max-model-len=8192");
        repository.Tree.Edit("clusters/europe-west4/model-cache/kustomization.yaml", "resources:", "resources:\n  - missing.yaml");

        var result = await repository.DiffAsync("HEAD", "--report", "json", "--prices", "prices.yaml");

        result.ExitCode.ShouldBe(3, result.Error);
        var text = await File.ReadAllTextAsync(Path.Combine(RealRepository.Root, "tools/schemas/tandem.dev/diff_v1.json"), TestContext.Current.CancellationToken);
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(text.Replace("$defs", "definitions", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        schema.Validate(result.Output).ShouldBeEmpty();
        result.Output.ShouldContain("\"leastPerDay\"");
    }

    [Fact]
    public async Task Markdown_FitsAComment_SaysWhatIsMissing_AndKeepsTheOrder()
    {
        using var repository = await ReviewTree.SmallAsync();
        var result = await repository.ReviewAsync(tree =>
        {
            for (var i = 0; i < 400; i++)
            {
                tree.Write($"clusters/europe-west4/many/map{i}.yaml", $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a-rather-long-name-of-a-map-so-that-the-comment-grows-{i}-beyond-what-one-comment-takes\n");
            }

            tree.Write("clusters/europe-west4/many/kustomization.yaml", $"resources:\n{string.Concat(Enumerable.Range(0, 400).Select(i => $"- map{i}.yaml\n"))}");
        });

        var text = DiffFormats.Text("markdown", result, new Ink(colours: false));

        text.Length.ShouldBeLessThanOrEqualTo(65536);
        text.Length.ShouldBeGreaterThan(60000);
        text.ShouldMatch(@"\*\*Cut off:\*\* GitHub takes 65,536 characters in a comment, so \d+ changes did not fit\. `\./tandem diff` shows everything\.");
        text.ShouldContain("### order\n\n1. Fast-forward deploy/europe-west4");
    }

    [Fact]
    public async Task Markdown_TakesNothingFromAnybodysTextForMarkup()
    {
        using var repository = await ReviewTree.SmallAsync();
        var result = await repository.ReviewAsync(tree => tree.Edit("base/service.yaml", "  name: server\n", "  name: server\n  annotations: {note: '<img src=x> @someone ``` </details>'}\n"));

        var text = DiffFormats.Text("markdown", result, new Ink(colours: false));

        text.ShouldContain("````<img src=x> @someone ``` </details>````");
        text.Split("</details>").Length.ShouldBe(text.Split("<details>").Length + 1);
    }

    [Fact]
    public async Task Secrets_AreNeverShown()
    {
        using var repository = await ReviewTree.SmallAsync();
        const string secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: token}\nstringData: {token: swordfish}\n";
        repository.Tree.Write("clusters/us-east5/gateway/secret.yaml", secret);
        repository.Tree.Edit("clusters/us-east5/gateway/kustomization.yaml", "[gateway.yaml]", "[gateway.yaml, secret.yaml]");
        await repository.CommitAsync("secret");
        var result = await repository.ReviewAsync(tree => tree.Edit("clusters/us-east5/gateway/secret.yaml", "swordfish", "marlin"));

        var texts = DiffFormats.Names.Select(format => DiffFormats.Text(format, result, new Ink(colours: false))).ToList();

        texts.ShouldAllBe(text => text.Contains("(hidden)", StringComparison.Ordinal) && !text.Contains("swordfish", StringComparison.Ordinal) && !text.Contains("marlin", StringComparison.Ordinal));
    }

    // TANDEM_WRITE_GOLDEN=1 writes the files anew, for somebody to read before they are committed.
    private static async Task ShouldBeGoldenAsync(CommandLine.Result result, string file)
    {
        result.ExitCode.ShouldBe(0, result.Error);
        var golden = Path.Combine(RealRepository.TestData("Review/Golden"), file);
        if (Environment.GetEnvironmentVariable("TANDEM_WRITE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(golden, result.Output, TestContext.Current.CancellationToken);
        }

        result.Output.ShouldBe(await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken));
    }

    private static void Edit(TestTree tree)
    {
        tree.Edit("base/deployment.yaml", "replicas: 2", "replicas: 3");
        tree.Edit("base/deployment.yaml", "--max-model-len=4096", "--max-model-len=8192");
        tree.Edit("base/deployment.yaml", "cpu: \"1\"", "cpu: \"2\"");
        tree.Edit("base/drain.sh", "settle=30", "settle=60");
        tree.Edit("base/rolebinding.yaml", "  kind: Role\n", "  kind: ClusterRole\n");
        tree.Edit("base/kustomization.yaml", "  - poddisruptionbudget.yaml\n", "");
        tree.Edit("clusters/europe-west4/facts/region.yaml", "server:v1", "server:v2");
        tree.Edit("clusters/us-east5/gateway/gateway.yaml", "port: 80", "port: 8080");
        tree.Edit("clusters/us-east5/gateway/gateway.yaml", "  name: front\n", "  name: front\n  labels: {team: serving}\n");
    }
}
