// The C# of the tool: build, tests, format, benchmarks.

// A run of fewer tests than this has lost some. Raise it with the suite.
const int FewestTests = 2000;
const string Results = "artifacts/test";

const string Validator = "artifacts/sarif";
const string Clients = "artifacts/clients";
const string Native = "artifacts/native";

var analysed = false;

Task("Build")
    .Description("Compiles everything, analysers as errors, packages locked.")
    .Does(() =>
    {
        DotNet("restore", "Tandem.slnx", "--locked-mode");
        DotNet("build", "Tandem.slnx", "--no-restore");
        analysed = true;
    });

Task("Test")
    .Description("Runs every test; the last line is their sum.")
    .IsDependentOn("Programs")
    .Does(() =>
    {
        CleanDirectory(Results);
        // On its own a test run is no occasion for analysers; in Ci everything is built by now.
        string[] arguments = ["test", "--solution", "Tandem.slnx", analysed ? "--no-build" : "-p:TandemFastBuild=true", "--results-directory", Results,
            "--report-xunit-xml", "--timeout", "30m", "--minimum-expected-tests", $"{FewestTests}"];
        var code = StartProcess("dotnet", Settings(arguments));
        closing.Add(Counts());
        Check(code, "dotnet", arguments);
    });

Task("SarifValidator")
    .Description("Installs the validator of SARIF's authors, pinned, for the tests that hold our report against it. Needs npm.")
    .WithCriteria(() => !DirectoryExists($"{Validator}/node_modules"), "installed already")
    .Does(() =>
    {
        // What its own install script would do.
        if (InstallByNpm("tools/tests/Tandem.Tests/Reports/validator", Validator) && !IsRunningOnWindows())
        {
            Run("chmod", "u+x", $"{Validator}/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
        }
    });

Task("NpmClients")
    .Description("Installs npm's clients of OpenAI and Kubernetes, pinned, for the tests that hold the twin against them. Needs npm.")
    .WithCriteria(() => !DirectoryExists($"{Clients}/node_modules"), "installed already")
    .Does(() => InstallByNpm("tools/tests/Tandem.Tests/Twin/Clients/npm", Clients));

/// What the lock file of a folder names, its sums checked, into another. Without it the tests that want it say that they were skipped.
bool InstallByNpm(string from, string into)
{
    EnsureDirectoryExists(into);
    CopyFiles($"{from}/*.json", into);
    var installed = Context.Tools.Resolve(IsRunningOnWindows() ? "npm.cmd" : "npm") is { } npm
        && StartProcess(npm, Settings(["ci", "--prefix", into, "--no-audit", "--no-fund", "--ignore-scripts"])) == 0;
    if (!installed)
    {
        Console.Error.WriteLine($"nothing in {into}: npm is missing or could not install it; its tests will be skipped");
    }

    return installed;
}

Task("SoakData")
    .Description("Lets the tests take all of their data, not a sample.")
    .Does(() => Environment.SetEnvironmentVariable("TANDEM_SOAK", "1"));

Task("Soak")
    .Description("Runs every test on all of its data. Takes its time.")
    .IsDependentOn("SoakData")
    .IsDependentOn("Test");

Task("Format")
    .Description("Rewrites the C# sources to the house style.")
    .Does(() =>
    {
        DotNet("format", "whitespace", "tools", "--folder", "--exclude", "**/obj/**");
        DotNet("format", "style", "Tandem.slnx", "--severity", "warn");
    });

Task("CheckFormat")
    .Description("Fails where Format would change white space; Build fails on style.")
    .Does(() => DotNet("format", "whitespace", "tools", "--folder", "--exclude", "**/obj/**", "--verify-no-changes"));

Task("Native")
    .Description("Compiles validate ahead of time for this machine, in a minute; ./tandem uses it until a source changes. Needs clang or gcc.")
    .Does(() =>
    {
        var compiler = new[] { "clang", "gcc" }.FirstOrDefault(name => Context.Tools.Resolve(name) is not null);
        if (compiler is null)
        {
            Fail(3, "Native needs a C compiler to link with: install clang or gcc, and zlib's headers.");
        }

        Tandem("--version");
        var next = $"{Artifacts}/native.next";
        CleanDirectory(next);
        DotNet("publish", "tools/src/Tandem.Cli", "-c", "Release", "--use-current-runtime", "-p:PublishAot=true", "-p:TandemFastBuild=true", "-warnaserror:IL2026,IL3050", $"-p:CppCompilerAndLinker={compiler}", "-o", next);
        if (DirectoryExists(Native))
        {
            DeleteDirectory(Native, new DeleteDirectorySettings { Recursive = true });
        }

        System.IO.Directory.Move(next, Native);
        Tandem("validate", "--no-cache", "--skip=terraform", "--verbosity=quiet");
    });

Task("Pack")
    .Description("Packs the tool for dotnet tool install, into artifacts/packages.")
    .Does(() => DotNet("pack", "tools/src/Tandem.Cli", "-c", "Release", "-p:TandemFastBuild=true", "-o", $"{Artifacts}/packages"));

Task("Bench")
    .Description("Runs the benchmarks. Takes --filter.")
    .Does(() => DotNet(["run", "--project", "tools/bench/Tandem.Bench", "-c", "Release", "--", .. Forwarded("filter")]));

Task("CatchRate")
    .Description("Tries every fault and writes docs/catch-rate.md; takes long. Takes --only (a class, rule, file or name), --set, --mark.")
    .IsDependentOn("Programs")
    .Does(() => DotNet(["run", "--project", "tools/tests/Tandem.CatchRate", "-p:TandemFastBuild=true", "--", .. Forwarded("only", "set", "mark", "first-run")]));

/// The real counts of every test assembly, from the results that each wrote.
string Counts()
{
    var assemblies = GetFiles($"{Results}/**/*.xml")
        .SelectMany(file => System.Xml.Linq.XDocument.Load(file.FullPath).Descendants("assembly"))
        .ToList();
    int Sum(string name) => assemblies.Sum(assembly => (int?)assembly.Attribute(name) ?? 0);
    return $"{Sum("passed")} passed, {Sum("failed") + Sum("errors")} failed, {Sum("skipped") + Sum("not-run")} skipped";
}
