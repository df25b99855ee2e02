// The fleet, through the tool: it publishes itself first when its sources changed.

const string RuleIndex = "docs/rules/README.md";
const string Picture = "docs/topology.svg";
const string SchemaGenerator = "tools/src/Tandem.Schemas";

// Taken before any task has run; nothing but Ci asks for it.
var treeBefore = target == "Ci" ? Tree() : "";

Task("Validate")
    .Description("Checks what each cluster gets. Takes --cluster, --report, --skip, --base.")
    .IsDependentOn("Programs")
    .Does(() => Tandem(["validate", .. Forwarded("cluster", "report", "skip", "base")]));

Task("Render")
    .Description("Writes it to artifacts/render. Takes --cluster, --unit.")
    .IsDependentOn("Programs")
    .Does(() => Tandem(["render", "--output", $"{Artifacts}/render", .. Forwarded("cluster", "unit")]));

Task("Schemas")
    .Description("Generates tools/schemas from the Kubernetes models.")
    .Does(() => DotNet("run", "--project", SchemaGenerator, "-p:TandemFastBuild=true", "--", "tools/schemas"));

Task("CheckSchemas")
    .Description("Fails where Schemas would change a file.")
    .IsDependentOn("Build")
    .Does(() => DotNet("run", "--no-build", "--project", SchemaGenerator, "--", "tools/schemas", "--check"));

Task("RuleDocs")
    .Description("Writes docs/rules/README.md from the rule catalogue.")
    .Does(() => System.IO.File.WriteAllText(RuleIndex, RuleIndexNow()));

Task("CheckRuleDocs")
    .Description("Fails where RuleDocs would change the index.")
    .Does(() => Require(
        FileExists(RuleIndex) && System.IO.File.ReadAllText(RuleIndex) == RuleIndexNow(),
        $"{RuleIndex} is stale: run ./build.sh --target=RuleDocs and commit it"));

Task("Topology")
    .Description("Draws docs/topology.svg, the picture of the fleet in README.md.")
    .IsDependentOn("Programs")
    .Does(() => Tandem("topology", "--format", "svg", "--output", Picture));

Task("CheckTopology")
    .Description("Fails where Topology would change the picture.")
    .IsDependentOn("Programs")
    .Does(() => Require(
        FileExists(Picture) && System.IO.File.ReadAllText(Picture) == Read(launcher, [.. launcherArguments, "topology", "--format", "svg"]),
        $"{Picture} is stale: run ./build.sh --target=Topology and commit it"));

Task("CheckTree")
    .Description("Fails where the build changed what git sees.")
    .Does(() => Require(Tree() == treeBefore, $"the build changed the tree, which is now:\n{Tree()}"));

string RuleIndexNow() => Read(launcher, [.. launcherArguments, "rules", "--markdown"]);

/// Empty outside a git checkout, where there is nothing to compare.
string Tree() => DirectoryExists(".git") || FileExists(".git") ? Read("git", "status", "--porcelain") + Read("git", "diff") : "";

void Require(bool condition, string otherwise)
{
    if (!condition)
    {
        Fail(1, otherwise);
    }
}
