using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary>Wrong usage has one clear message and exit code 2; never a stack trace.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("validate --reprot json", "--report")]
    [InlineData("validat", "validate")]
    [InlineData("validate --report sariff", "no report format sariff")]
    [InlineData("validate --report jsno", "did you mean json?")]
    [InlineData("validate --report json --report console", "Only one report")]
    [InlineData("validate --report json=", "names no file")]
    [InlineData("validate --report json=a --report sarif=./a", "Two reports would go to a;")]
    [InlineData("validate --color blue", "blue")]
    [InlineData("validate --verbosity loud", "loud")]
    [InlineData("config", "Required command was not provided.")]
    [InlineData("topology extra", "There is no command or argument extra.")]
    [InlineData("validate --skip schema", "There is no layer schema")]
    [InlineData("validate --cluster region-b", "Did you mean region-a?")]
    [InlineData("validate --unknown-kinds maybe", "maybe")]
    [InlineData("validate no-such-file.yaml", "There is no such file or folder")]
    [InlineData("render --cluster nowhere", "There is no cluster nowhere")]
    [InlineData("render --unit gatway", "There is no unit gatway")]
    [InlineData("explain TND9999", "There is no rule TND9999")]
    [InlineData("explain unknown-feild", "Did you mean unknown-field?")]
    [InlineData("validate -C no-such-folder", "There is no such folder")]
    [InlineData("validate --config no.yaml", "There is no such settings file")]
    public async Task Rejects_WrongUsage(string arguments, string message)
    {
        using var tree = TestTree.Minimal();

        var result = await CommandLine.RunAsync(tree.Root, arguments.Split(' '));

        result.ExitCode.ShouldBe(2, result.Output + result.Error);
        result.Error.ShouldContain(message, Case.Sensitive);
        result.Error.ShouldNotContain("   at ");
        result.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("version: 2\n", "tandem.yaml:1:10: version must be 1")]
    [InlineData("version: 1\nsupress: []\n", "Did you mean suppress?")]
    [InlineData("version: 1\nunchecked:\n- {path: infra}\n", "unchecked[0].reason is required")]
    [InlineData("version: 1\nsuppress:\n- {rule: TND0999, at: a, reason: b}\n", "There is no rule TND0999")]
    [InlineData("version: 1\nsuppress:\n- {rule: TND0103, at: a, reason: ' '}\n", "suppress[0].reason")]
    [InlineData("version: 1\nsuppress:\n- {rule: floating-image-tag, at: a, reason: b}\n", "Did you mean TND0103?")]
    [InlineData("version: 1\nsuppress:\n- {rule: tnd0103, at: a, reason: b}\n", "Did you mean TND0103?")]
    [InlineData("version: 1\nsuppress:\n- {rule: TND0103, at: a, reason: b, until: 31.01.2027}\n", "tandem.yaml:3:44: until must be a day such as 2027-01-31; it is the string \"31.01.2027\".")]
    [InlineData("version: 1\nsuppress:\n- {rule: TND0103, at: a, reason: b, until: 2027-02-30}\n", "until must be a day")]
    [InlineData("version: 1\nsuppress:\n- {rule: TND0103, at: a, reason: b, untill: 2027-02-28}\n", "Did you mean until?")]
    [InlineData("version: 1\nsuppress: TND0103\n", "suppress must be a list")]
    [InlineData("version: 1\nunknownKinds: warning\n", "unknownKinds must be error or warn")]
    [InlineData("version: [\n", "The file is not YAML")]
    [InlineData("", "must be one mapping")]
    public async Task Rejects_AMalformedSettingsFile(string settings, string message)
    {
        using var tree = TestTree.Minimal();
        tree.Write("tandem.yaml", settings);

        var result = await CommandLine.RunAsync(tree.Root, ["validate"]);

        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldContain(message);
    }

    [Fact]
    public async Task Rejects_AFolderOutsideAnyRepository()
    {
        var folder = Directory.CreateTempSubdirectory("tandem-nowhere-").FullName;
        try
        {
            var result = await CommandLine.RunAsync(folder, ["validate"]);

            result.ExitCode.ShouldBe(2);
            result.Error.ShouldContain("No tandem.yaml stands here or in a folder above.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Help_ListsTheCommands()
    {
        var result = await CommandLine.RunAsync(Path.GetTempPath(), ["--help"]);

        result.ExitCode.ShouldBe(0);
        foreach (var command in new[] { "validate", "render", "rules", "explain", "schemas", "topology", "config", "completion", "infra" })
        {
            result.Output.ShouldContain($"\n  {command} ");
        }
    }

    [Fact]
    public async Task Version_NamesTheCommit()
    {
        var result = await CommandLine.RunAsync(Path.GetTempPath(), ["--version"]);

        result.Output.ShouldMatch(@"^\d+\.\d+\.\d+(\+[0-9a-f]{40})?\n$");
    }
}
