using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Kubernetes.Store;

public sealed class ObjectStoreTests
{
    private static readonly ObjectKey Web = new("apps", "Deployment", "gemma", "web");

    private readonly ObjectStore store = new(TimeProvider.System);

    private static JsonObject Body(int replicas = 1) => new() { ["apiVersion"] = "apps/v1", ["kind"] = "Deployment", ["spec"] = new JsonObject { ["replicas"] = replicas } };

    private static JsonObject Metadata(StoredObject stored) => (JsonObject)stored.Copy()["metadata"]!;

    [Fact]
    public void Create_FillsInWhatAServerDoes()
    {
        var metadata = Metadata(store.Create(Web, Body()));

        $"{metadata["name"]}/{metadata["namespace"]}/{metadata["generation"]}".ShouldBe("web/gemma/1");
        Guid.TryParse($"{metadata["uid"]}", out _).ShouldBeTrue();
        long.Parse($"{metadata["resourceVersion"]}").ShouldBe(store.Version);
    }

    [Fact]
    public void Rejects_ASecondObjectOfTheName()
    {
        store.Create(Web, Body());

        Should.Throw<ApiException>(() => store.Create(Web, Body())).Code.ShouldBe(409);
    }

    [Fact]
    public void Update_ThatChangesNothing_KeepsTheVersion()
    {
        var before = store.Create(Web, Body());

        store.Update(Web, body => body["spec"] = new JsonObject { ["replicas"] = 1 })!.Version.ShouldBe(before.Version);
    }

    [Fact]
    public void Update_OfTheSpec_BumpsTheGeneration()
    {
        store.Create(Web, Body());

        var after = store.Update(Web, body => body["spec"]!["replicas"] = 2)!;

        $"{Metadata(after)["generation"]}".ShouldBe("2");
    }

    [Fact]
    public void Update_OfLabelsOrStatus_KeepsTheGeneration()
    {
        store.Create(Web, Body());
        store.Update(Web, body => body["metadata"]!["labels"] = new JsonObject { ["app"] = "web" });

        var after = store.UpdateStatus(Web, status => status["replicas"] = 1)!;

        $"{Metadata(after)["generation"]}".ShouldBe("1");
        $"{after.Copy()["status"]!["replicas"]}".ShouldBe("1");
    }

    [Fact]
    public void Update_OfTheUid_IsUndone()
    {
        var before = store.Create(Web, Body());

        store.Update(Web, body => body["metadata"]!["uid"] = "mine")!.Uid.ShouldBe(before.Uid);
    }

    [Fact]
    public void Update_ThatThrows_LeavesTheObject()
    {
        var before = store.Create(Web, Body());

        Should.Throw<InvalidOperationException>(() => store.Update(Web, body =>
        {
            body["spec"]!["replicas"] = 9;
            throw new InvalidOperationException();
        }));

        store.Find(Web).ShouldBe(before);
    }

    [Fact]
    public void Delete_WithFinalizers_WaitsForTheLast()
    {
        store.Create(Web, Body());
        store.Update(Web, body => body["metadata"]!["finalizers"] = new JsonArray("tandem.dev/keep"));

        store.Delete(Web).ShouldBeTrue();
        Metadata(store.Find(Web)!).ContainsKey("deletionTimestamp").ShouldBeTrue();
        store.Update(Web, body => body["metadata"]!.AsObject().Remove("finalizers"));

        store.Find(Web).ShouldBeNull();
    }

    [Fact]
    public void Delete_WithGrace_WaitsForTheSecondDeletion()
    {
        store.Create(Web, Body());

        store.Delete(Web, graceSeconds: 30);
        store.Update(Web, body => body["metadata"]!["labels"] = new JsonObject { ["seen"] = "yes" });
        store.Find(Web).ShouldNotBeNull();
        store.Delete(Web);

        store.Find(Web).ShouldBeNull();
        store.Delete(Web).ShouldBeFalse();
    }

    [Fact]
    public async Task Watch_GivesWhatIsThere_ThenChangesInOrder()
    {
        store.Create(Web, Body());
        store.Create(Web with { Kind = "ReplicaSet" }, Body());
        var seen = new List<string>();

        await foreach (var change in store.WatchAsync("apps", "Deployment", TestContext.Current.CancellationToken))
        {
            seen.Add($"{change.Kind} {change.Object.Copy()["spec"]!["replicas"]}");
            if (seen.Count == 1)
            {
                store.Update(Web, body => body["spec"]!["replicas"] = 2);
                store.Delete(Web);
            }

            if (seen.Count == 3)
            {
                break;
            }
        }

        seen.ShouldBe(["Added 1", "Modified 2", "Deleted 2"]);
    }

    [Fact]
    public void Subscribe_SinceAVersion_GivesWhatWasMissed()
    {
        var first = store.Create(Web, Body());
        var second = store.Update(Web, body => body["spec"]!["replicas"] = 2)!;

        using var subscription = store.Subscribe("apps", "Deployment", first.Version);

        subscription.TryRead(out var change).ShouldBeTrue();
        change!.Object.ShouldBe(second);
        subscription.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public void Rejects_AWatchSinceBeforeACompaction()
    {
        var first = store.Create(Web, Body());
        store.Update(Web, body => body["spec"]!["replicas"] = 2);
        store.Compact();

        Should.Throw<ApiException>(() => store.Subscribe(null, null, first.Version)).Code.ShouldBe(410);
    }

    [Fact]
    public void Rejects_AWatchSinceAVersionOfAnotherStore()
    {
        store.Create(Web, Body());

        Should.Throw<ApiException>(() => store.Subscribe(null, null, store.Version + 1)).Code.ShouldBe(410);
    }

    [Fact]
    public void Rejects_AReaderThatIsStuck()
    {
        store.Create(Web, Body());
        using var subscription = store.Subscribe(null, null);
        for (var i = 0; i < 20_001; i++)
        {
            store.Update(Web, body => body["spec"]!["replicas"] = i + 2);
        }

        while (subscription.TryRead(out _))
        {
        }

        Should.Throw<ApiException>(async () => await subscription.WaitAsync(TestContext.Current.CancellationToken)).Code.ShouldBe(410);
    }

    [Fact]
    public void Rejects_AWatchSinceBeforeWhatIsRemembered()
    {
        var small = new ObjectStore(TimeProvider.System, remembered: 3);
        var first = small.Create(Web, Body());
        for (var i = 2; i < 7; i++)
        {
            small.Update(Web, body => body["spec"]!["replicas"] = i);
        }

        Should.Throw<ApiException>(() => small.Subscribe(null, null, first.Version)).Code.ShouldBe(410);
    }

    [Fact]
    public async Task Updates_FromManyThreads_LoseNone()
    {
        store.Create(Web, Body(0));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                store.Update(Web, body => body["spec"]!["replicas"] = int.Parse($"{body["spec"]!["replicas"]}") + 1);
            }
        })));

        $"{store.Find(Web)!.Copy()["spec"]!["replicas"]}".ShouldBe("800");
    }

    [Fact]
    public void List_OfANamespace_IsByName()
    {
        store.Create(Web with { Name = "b" }, Body());
        store.Create(Web with { Name = "a" }, Body());
        store.Create(Web with { Namespace = "other" }, Body());

        store.List("apps", "Deployment", "gemma").Select(stored => stored.Key.Name).ShouldBe(["a", "b"]);
        store.List("apps", "Deployment").Count.ShouldBe(3);
    }
}
