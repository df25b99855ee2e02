using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Kubernetes.Store;

public sealed class StoreSnapshotTests
{
    private const string Begin = """{"schema":"tandem.twin.snapshot/v1","time":"2026-07-01T12:00:00.0000000+00:00","version":7,"objects":""";
    private static readonly ObjectKey Web = new("apps", "Deployment", "default", "web");

    [Fact]
    public void Written_AndRead_IsTheSameButForItsVersions()
    {
        var store = Filled();
        var other = new ObjectStore(TimeProvider.System);

        Again(store).Restore(other);

        Plain(other).ShouldBe(Plain(store));

        static string[] Plain(ObjectStore store) => [.. store.Snapshot().Objects.Select(stored =>
        {
            var body = stored.Copy();
            body["metadata"]!.AsObject().Remove("resourceVersion");
            return body.ToJsonString();
        })];
    }

    [Fact]
    public void Restored_GivesNoVersionAgain_AndAWatchOfTheOldOnesIsTooOld()
    {
        var store = Filled();
        var other = new ObjectStore(TimeProvider.System);

        Again(store).Restore(other);

        other.Find(Web)!.Version.ShouldBeGreaterThan(store.Version);
        Should.Throw<ApiException>(() => other.Subscribe(null, null, store.Version)).Code.ShouldBe(410);
    }

    [Fact]
    public void Accepts_AnObjectAsDeepAsTheApiTakesOne()
    {
        var (store, deep) = (Filled(), new JsonObject());
        var at = deep;
        for (var depth = 0; depth < 58; depth++)
        {
            at["a"] = new JsonObject();
            at = (JsonObject)at["a"]!;
        }

        store.Update(Web, body => body["spec"] = deep);

        Again(store).Objects.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData(Begin + """[{"body":{},"body":{}}]}""")]
    public void Rejects_WhatIsNoJson(string text) => Should.Throw<JsonException>(() => SnapshotText.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("{}", "It does not say \"schema\"")]
    [InlineData("[]", "It does not say \"schema\"")]
    [InlineData("null", "It does not say \"schema\"")]
    [InlineData("""{"schema":"tandem.twin.snapshot/v2"}""", "It does not say \"schema\"")]
    [InlineData("""{"schema":"tandem.twin.snapshot/v1","time":"noon","version":7,"objects":[]}""", "Its time, its version")]
    [InlineData("""{"schema":"tandem.twin.snapshot/v1","version":"x","objects":{}}""", "Its time, its version")]
    [InlineData(Begin + """[{"group":""}]}""", "Object 1 of it has no kind")]
    [InlineData(Begin + """[{"body":{"apiVersion":"v1","kind":"Node","metadata":{"name":"n","uid":"u"}}},7]}""", "Object 2 of it has no kind")]
    [InlineData(Begin + """[{"body":{"apiVersion":"v1","kind":"Node","metadata":{"name":"n","uid":5}}}]}""", "Object 1 of it has no kind")]
    public void Rejects_WhatIsNoSnapshot(string text, string message) =>
        Should.Throw<InvalidDataException>(() => SnapshotText.Read(Encoding.UTF8.GetBytes(text))).Message.ShouldContain(message);

    private static ObjectStore Filled()
    {
        var store = new ObjectStore(TimeProvider.System);
        store.Create(Web, new JsonObject { ["apiVersion"] = "apps/v1", ["kind"] = "Deployment", ["spec"] = new JsonObject { ["replicas"] = 2 } });
        store.Create(new ObjectKey("", "Node", "", "n"), new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Node" });
        return store;
    }

    private static StoreSnapshot Again(ObjectStore store) =>
        SnapshotText.Read(Encoding.UTF8.GetBytes(SnapshotText.Write(StoreSnapshot.Of(store, TimeProvider.System.GetUtcNow()))));
}
