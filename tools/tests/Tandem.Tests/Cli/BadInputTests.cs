using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary>Bad input: one clear message, the right exit code, nothing half-written.</summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task NoClusters_IsAnError()
    {
        using var tree = TestTree.Minimal();
        Directory.Delete(tree.Absolute("clusters"), recursive: true);

        await ExpectAsync(tree, 1, "TND0004", "There is no cluster");
    }

    [Fact]
    public async Task AClusterWithoutKustomization_IsAnError()
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-b/readme.txt", "later");

        await ExpectAsync(tree, 1, "TND0004", "The cluster region-b has no kustomization to render.");
    }

    [Fact]
    public async Task AKustomizationThatDoesNotBuild_NamesFileAndLine()
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/kustomization.yaml", "namespace: demo\nresources:\n- configmap.yaml\npatches:\n- path: patch.yaml\n");
        tree.Write("clusters/region-a/patch.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: setings\ndata: {mode: slow}\n");

        var output = await ExpectAsync(tree, 1, "TND0201", "The patch is for ConfigMap setings, which this kustomization does not hold.");
        output.ShouldContain("clusters/region-a/patch.yaml\n  4:9  error");
        output.ShouldContain("fix: Did you mean settings?");
        output.ShouldNotContain(tree.Root);
    }

    [Fact]
    public async Task ARootThatIncludesItself_IsAnError()
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/kustomization.yaml", "resources:\n- configmap.yaml\n- ../region-a\n");

        await ExpectAsync(tree, 1, "TND0201", "cycle");
    }

    [Fact]
    public async Task ALinkLoop_IsNotFollowed()
    {
        using var tree = TestTree.Minimal();
        Directory.CreateSymbolicLink(tree.Absolute("clusters/region-a/loop"), tree.Absolute("clusters"));

        var result = await CommandLine.RunAsync(tree.Root, ["validate"]);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
    }

    [Fact]
    public async Task AnUnreadableFile_IsUnchecked()
    {
        using var tree = TestTree.Minimal();
        File.WriteAllBytes(tree.Absolute("clusters/region-a/configmap.yaml"), [0xff, 0xfe, 0x00]);

        await ExpectAsync(tree, 3, "TND0001", "not UTF-8");
    }

    [Fact]
    public async Task AReportThatCannotBeWritten_LeavesTheOthers()
    {
        using var tree = TestTree.Minimal();

        var result = await CommandLine.RunAsync(tree.Root, ["validate", "--report", "json=no/such/folder.json", "--report", "json=report.json"]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldBe("tandem: The report no/such/folder.json cannot be written: there is no folder no/such.\n");
        File.Exists(tree.Absolute("report.json")).ShouldBeTrue();
        Directory.EnumerateFiles(tree.Root, ".report*").ShouldBeEmpty();
    }

    [Fact]
    public async Task StandardInput_IsChecked()
    {
        var result = await CommandLine.RunAsync(Path.GetTempPath(), ["validate", "-"], input: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndta: {}\n");

        result.ExitCode.ShouldBe(1, result.Error);
        result.Output.ShouldContain("<stdin>\n  4:1  error  The object has no field dta.");
    }

    [Fact]
    public async Task Sigterm_InTheMiddle_Is130()
    {
        using var tree = TestTree.Minimal();
        tree.Write("kubectl", "#!/bin/sh\ncase \"$1\" in version) echo 'Client Version: v1.32.0'; echo 'Kustomize Version: v5.5.0';; *) touch started; exec sleep 60;; esac\n");
        Signals.MakeExecutable(tree.Absolute("kubectl"));

        var result = await CommandLine.RunAsync(tree.Root, ["validate", "--report", "json=report.json"],
            environment: [("TANDEM_KUBECTL", tree.Absolute("kubectl"))],
            started: process => Signals.TerminateWhen(process, () => File.Exists(tree.Absolute("started"))));

        result.ExitCode.ShouldBe(130, result.Output + result.Error);
        result.Error.ShouldContain("Interrupted");
        File.Exists(tree.Absolute("report.json")).ShouldBeFalse();
    }

    private static async Task<string> ExpectAsync(TestTree tree, int exitCode, string rule, string message)
    {
        var result = await CommandLine.RunAsync(tree.Root, ["validate"]);

        result.ExitCode.ShouldBe(exitCode, result.Output + result.Error);
        result.Output.ShouldContain(rule);
        result.Output.ShouldContain(message);
        result.Error.ShouldBeEmpty();
        return result.Output;
    }
}
