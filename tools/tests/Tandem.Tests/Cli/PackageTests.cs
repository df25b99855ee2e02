using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary>The tool as a package: packed, installed from a folder without any other source, and run far from the repository.</summary>
public sealed class PackageTests
{
    private const string Good = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {mode: fast}\n";
    private const string Bad = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndate: {mode: fast}\n";

    [Fact]
    public async Task Package_InstallsAndRuns_OutsideTheRepository()
    {
        var home = Path.Combine(TestEnvironment.Scratch, Guid.NewGuid().ToString("N"));
        var work = Directory.CreateDirectory(Path.Combine(home, "work")).FullName;
        var tandem = await InstallAsync(home);
        File.WriteAllText(Path.Combine(work, "good.yaml"), Good);
        File.WriteAllText(Path.Combine(work, "bad.yaml"), Bad);

        (await CommandLine.RunAsync(tandem, work, ["--version"])).Output.ShouldStartWith("0.1.0");
        (await CommandLine.RunAsync(tandem, work, ["validate", "good.yaml"])).ExitCode.ShouldBe(ExitCodes.Clean);
        var bad = await CommandLine.RunAsync(tandem, work, ["validate", "bad.yaml"]);
        bad.ExitCode.ShouldBe(ExitCodes.Findings);
        bad.Output.ShouldContain("TND0104");
        bad.Output.ShouldContain("Did you mean data?");
        (await CommandLine.RunAsync(tandem, work, ["explain", "TND0103"])).Output.ShouldStartWith("# TND0103 floating-image-tag");
    }

    private static async Task<string> InstallAsync(string home)
    {
        // The package is made of what was built for this test run; its lock files stay as they are.
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var packages = Path.Combine(home, "packages");
        await DotnetAsync(RealRepository.Root, "pack", "tools/src/Tandem.Cli", "--no-build", "-c", configuration, "-o", packages, "-v", "q");
        Directory.GetFiles(packages).Select(Path.GetFileName).ShouldBe(["tandem.0.1.0.nupkg"]);

        var sources = Path.Combine(home, "nuget.config");
        File.WriteAllText(sources, $"<configuration><packageSources><clear/><add key=\"local\" value=\"{packages}\"/></packageSources></configuration>");
        var bin = Path.Combine(home, "bin");
        await DotnetAsync(home, "tool", "install", "tandem", "--tool-path", bin, "--configfile", sources, "--version", "0.1.0");
        return Path.Combine(bin, OperatingSystem.IsWindows() ? "tandem.exe" : "tandem");
    }

    private static async Task DotnetAsync(string folder, params string[] arguments)
    {
        (string, string)[] own = [("NUGET_PACKAGES", Path.Combine(TestEnvironment.Scratch, "nuget")), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1")];
        var result = await CommandLine.RunAsync("dotnet", folder, arguments, environment: arguments[0] == "pack" ? [] : own);
        result.ExitCode.ShouldBe(0, $"dotnet {string.Join(' ', arguments)}\n{result.Output}{result.Error}");
    }
}
