using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary>What a shell offers at the end of a line.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("tandem val", "validate")]
    [InlineData("./tandem validate --war", "--warnings-as-errors")]
    [InlineData("tandem validate --report=sa", "--report=sarif")]
    [InlineData("tandem validate --report ", "console github json junit markdown sarif")]
    [InlineData("tandem validate --report json --sk", "--skip")]
    [InlineData("tandem validate --skip f", "facts")]
    [InlineData("tandem render --cluster ", "region-a")]
    [InlineData("tandem topology --format ", "json mermaid svg")]
    [InlineData("tandem --color a", "always auto")]
    [InlineData("tandem explain tnd0104", "TND0104")]
    [InlineData("tandem explain unknown-f", "unknown-field")]
    [InlineData("tandem completion ", "bash fish pwsh zsh")]
    [InlineData("tandem config ", "explain")]
    [InlineData("tandem twin up --s", "--snapshot --speed")]
    [InlineData("tandem nothing of this", "")]
    public async Task Offers(string line, string expected)
    {
        using var tree = TestTree.Minimal();

        var result = await CommandLine.RunAsync(tree.Root, ["complete", line]);

        result.ExitCode.ShouldBe(0, result.Error);
        string.Join(' ', result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _tandem tandem")]
    [InlineData("zsh", "#compdef tandem")]
    [InlineData("fish", "complete -c tandem")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName tandem")]
    public async Task Scripts_ArePrinted(string shell, string line)
    {
        var result = await CommandLine.RunAsync(Path.GetTempPath(), ["completion", shell]);

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain(line);
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnUnknownShell_IsWrongUsage() => (await CommandLine.RunAsync(Path.GetTempPath(), ["completion", "tcsh"])).ExitCode.ShouldBe(2);

    // As bash calls it: the line is cut into words at every = too.
    [Theory]
    [InlineData("tandem val", "tandem val", "validate")]
    [InlineData("tandem validate --report=sa", "tandem validate --report = sa", "sarif")]
    [InlineData("tandem validate --report=", "tandem validate --report =", "console github json junit markdown sarif")]
    public async Task Bash_Completes(string line, string words, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "bash is not Windows's");
        var script = $$"""
            tandem() { dotnet '{{CommandLine.Tool}}' "$@"; }
            source <(tandem completion bash)
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=({{words}}) COMP_CWORD={{words.Split(' ').Length - 1}}
            _tandem
            echo "${COMPREPLY[*]}"
            """;

        var result = await CommandLine.RunAsync("bash", Path.GetTempPath(), ["-c", script.ReplaceLineEndings("\n")]);

        result.Output.ShouldBe(expected + "\n", result.Error);
    }
}
