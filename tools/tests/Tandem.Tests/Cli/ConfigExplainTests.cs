using System.Text.RegularExpressions;
using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary><c>config explain</c>: every setting, its value, and where it came from.</summary>
public sealed class ConfigExplainTests
{
    [Fact]
    public async Task Settings_NameTheirSource()
    {
        using var tree = TestTree.Minimal();
        tree.Write("tandem.yaml", "version: 1\nunknownKinds: warn\nsuppress:\n- {rule: TND0104, at: clusters/**, field: a, reason: later, until: 2999-01-31}\nunchecked:\n- {path: infra, reason: other}\n");

        var result = await CommandLine.RunAsync(tree.Root, ["config", "explain", "--verbosity", "quiet"], environment: [("TANDEM_KUBECTL", "/opt/kubectl"), ("TANDEM_TERRAFORM", "")]);

        result.ExitCode.ShouldBe(0, result.Error);
        var lines = result.Output.Split('\n').Select(line => Regex.Replace(line, " {2,}", "|")).ToList();
        lines.ShouldContain("settings file|the current folder, then upward|tandem.yaml");
        lines.ShouldContain("unknownKinds|tandem.yaml:2|warn");
        lines.ShouldContain("schemas|default|schemas");
        lines.ShouldContain("suppress|tandem.yaml:4|TND0104 at clusters/** field a until 2999-01-31: later");
        lines.ShouldContain("unchecked|tandem.yaml:6|infra: other");
        lines.ShouldContain("unrenderable|default|none");
        lines.ShouldContain("color|NO_COLOR|auto (off)");
        lines.ShouldContain("verbosity|--verbosity|quiet");
        lines.ShouldContain("TANDEM_KUBECTL|environment|/opt/kubectl");
        lines.ShouldContain("TANDEM_TERRAFORM|default|found on PATH, else in the cache");
    }

    [Fact]
    public async Task AMalformedFile_IsWrongUsage()
    {
        using var tree = TestTree.Minimal();
        tree.Write("tandem.yaml", "version: 1\nunknownkinds: warn\n");

        var result = await CommandLine.RunAsync(tree.Root, ["config", "explain"]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("Did you mean unknownKinds?");
    }
}
