using Shouldly;
using Tandem.Live.Targets;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Targets;

/// <summary>What a running twin leaves in its folder, and what a killed one does.</summary>
public sealed class TwinStateTests : IDisposable
{
    private readonly string folder = Directory.CreateDirectory(Path.Combine(TestEnvironment.Scratch, Guid.NewGuid().ToString("N"))).FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Finds_ATwinThatRuns()
    {
        Write(Environment.ProcessId);

        var twin = TwinState.Find(folder).ShouldNotBeNull();

        twin.Kubeconfig.ShouldBe("/k");
        twin.Speed.ShouldBe(2.5);
        twin.Control.ShouldBe(new Uri("http://127.0.0.1:3/"));
        twin.Gateways["us-east5"].ShouldBe(new Uri("http://127.0.0.1:2"));
    }

    [Fact]
    public void Finds_None_WhereItsProcessIsGone()
    {
        Write(int.MaxValue);
        TwinState.Find(folder).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"pid":1}""")]
    public void Finds_None_InAFileOfAnotherForm(string text)
    {
        File.WriteAllText(Path.Combine(folder, "twin.json"), text);
        TwinState.Find(folder).ShouldBeNull();
    }

    [Fact]
    public void Finds_None_WhereThereIsNoFile() => TwinState.Find(folder).ShouldBeNull();

    private void Write(int pid) => File.WriteAllText(Path.Combine(folder, "twin.json"), $$"""
        {"pid":{{pid}},"kubeconfig":"/k","control":"http://127.0.0.1:3","speed":2.5,"configCluster":"us-east5","started":"2026-01-01T00:00:00Z",
         "regions":{"us-east5":{"api":"http://127.0.0.1:1","gateway":"http://127.0.0.1:2"} } }
        """);
}
