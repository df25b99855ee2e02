using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Tests.Support;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Kubernetes.Store;

public sealed class StoreSnapshotTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string NewFile() => Path.Combine(Directory.CreateDirectory(Path.Combine(TestEnvironment.Scratch, Guid.NewGuid().ToString("N"))).FullName, "snapshot.json");

    [Fact]
    public async Task Saved_AndLoaded_IsTheSameButForItsVersions()
    {
        var (store, file) = (new ObjectStore(TimeProvider.System), NewFile());
        store.Create(new ObjectKey("apps", "Deployment", "default", "web"), new JsonObject { ["apiVersion"] = "apps/v1", ["kind"] = "Deployment", ["spec"] = new JsonObject { ["replicas"] = 2 } });
        store.Create(new ObjectKey("", "Node", "", "n"), new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Node" });
        await StoreSnapshot.SaveAsync(store, file, Cancel);
        var other = new ObjectStore(TimeProvider.System);
        await StoreSnapshot.LoadAsync(other, file, Cancel);

        Plain(other).ShouldBe(Plain(store));

        static string[] Plain(ObjectStore store) => [.. store.Snapshot().Objects.Select(stored =>
        {
            var body = stored.Copy();
            body["metadata"]!.AsObject().Remove("resourceVersion");
            return body.ToJsonString();
        })];
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"schema":"tandem.twin.snapshot/v1","objects":[{"group":""}]}""")]
    public async Task Rejects_WhatIsNoSnapshot_AndPutsNothingIn(string text)
    {
        var (store, file) = (new ObjectStore(TimeProvider.System), NewFile());
        await File.WriteAllTextAsync(file, text, Cancel);

        (await Should.ThrowAsync<InvalidDataException>(() => StoreSnapshot.LoadAsync(store, file, Cancel))).Message.ShouldContain(file);

        store.Snapshot().Objects.ShouldBeEmpty();
    }
}
