using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary>What target Native compiles says what the whole tool says, byte for byte, and hands over what it cannot do.</summary>
public sealed class NativeToolTests
{
    private static readonly string[][] Commands =
    [
        ["validate", "--no-cache", "--skip", "terraform"],
        ["validate", "--no-cache", "--report", "json"],
        ["validate", "--no-cache", "--skip", "terraform", "--report", "sarif"],
        ["validate", "BAD"],
        ["validate", "BAD", "--report", "junit"],
        ["validate", "--skip", "nothing"],
        ["validate", "--reprot", "json"],
        ["validate", "--help"],
        ["explain", "TND0103"],
        ["rules"],
    ];

    // A custom kind beside its object, a field that is none, a type that is wrong.
    private const string Kinds = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: cups.example.org}
        spec:
          group: example.org
          names: {kind: Cup, plural: cups}
          scope: Namespaced
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec: {type: object, properties: {size: {type: integer}}}
        ---
        apiVersion: example.org/v1
        kind: Cup
        metadata: {name: large}
        spec: {size: big}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        date: {mode: fast}
        """;

    [Fact]
    public async Task Native_SaysWhatTheWholeToolSays()
    {
        Assert.SkipUnless(Soak.IsOn, "takes a minute and a half; target Soak runs it");
        var home = Directory.CreateDirectory(Path.Combine(TestEnvironment.Scratch, Guid.NewGuid().ToString("N"))).FullName;
        await PublishAsync(home, "tool", "-p:PublishReadyToRun=true", "--self-contained", "false");
        await PublishAsync(home, "native", "-p:PublishAot=true", "-p:CppCompilerAndLinker=gcc");
        var bad = Directory.CreateDirectory(Path.Combine(home, "bad")).FullName;
        File.WriteAllText(Path.Combine(bad, "kinds.yaml"), Kinds);
        foreach (var command in Commands.Select(words => words.Select(word => word == "BAD" ? bad : word).ToArray()))
        {
            var whole = await CommandLine.RunAsync("dotnet", RealRepository.Root, [Path.Combine(home, "tool", "Tandem.Cli.dll"), .. command]);
            var native = await CommandLine.RunAsync(Path.Combine(home, "native", "Tandem.Cli"), RealRepository.Root, command);
            (native.ExitCode, native.Output, native.Error).ShouldBe((whole.ExitCode, whole.Output, whole.Error), string.Join(' ', command));
        }
    }

    private static async Task PublishAsync(string home, string folder, params string[] form)
    {
        var result = await CommandLine.RunAsync("dotnet", RealRepository.Root,
            ["publish", "tools/src/Tandem.Cli", "-c", "Release", "--use-current-runtime", "-p:TandemFastBuild=true", "-o", Path.Combine(home, folder), .. form]);
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
    }
}
