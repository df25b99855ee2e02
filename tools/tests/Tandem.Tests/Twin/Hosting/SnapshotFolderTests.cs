using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Settings;
using Tandem.Tests.Support;
using Tandem.Twin.Hosting;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Hosting;

public sealed class SnapshotFolderTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly string[] Regions = ["a", "b"];
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly SnapshotFolder folder = new(Path.Combine(TestEnvironment.Scratch, "snapshot-" + Guid.NewGuid().ToString("N")), "kept");

    [Fact]
    public async Task Written_AndRead_IsTheSame()
    {
        (await folder.WriteAsync(Stores(), Noon)).ShouldBe(2);

        var read = await folder.ReadAsync(Regions, Cancel);

        read.Keys.ShouldBe(Regions);
        read["a"].Time.ShouldBe(Noon);
        read["a"].Objects.Single().Key.Name.ShouldBe("n");
        Directory.GetFileSystemEntries(folder.Path).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Accepts_AFolderThatIsNotThere_AndMakesIt()
    {
        Directory.Delete(folder.Path);
        (await folder.ReadAsync(Regions, Cancel)).ShouldBeEmpty();
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rejects_AFileThatIsCutOff_AtTheEndOfIt()
    {
        await folder.WriteAsync(Stores(), Noon);
        var text = await File.ReadAllTextAsync(FileOf("b"), Cancel);
        await File.WriteAllTextAsync(FileOf("b"), text[..text.IndexOf("\"version\"", StringComparison.Ordinal)], Cancel);
        (await RefusedAsync()).ShouldStartWith(Path.Combine("kept", "b.json") + ":4:");
    }

    [Fact]
    public async Task Rejects_AFileThatIsSomethingElse()
    {
        await folder.WriteAsync(Stores(), Noon);
        await File.WriteAllTextAsync(FileOf("a"), "{}", Cancel);
        (await RefusedAsync()).ShouldBe(Path.Combine("kept", "a.json") + ":1:1: It is no snapshot. It does not say \"schema\": \"tandem.twin.snapshot/v1\".");
    }

    [Fact]
    public async Task Rejects_ARegionThatIsMissing()
    {
        await folder.WriteAsync(Stores(), Noon);
        File.Delete(FileOf("a"));
        (await RefusedAsync()).ShouldBe(Path.Combine("kept", "a.json") + ":1:1: There is no such file, but there is one of another region.");
    }

    [Fact]
    public async Task Rejects_FilesOfDifferentMoments()
    {
        await folder.WriteAsync(Stores(), Noon);
        var old = await File.ReadAllTextAsync(FileOf("a"), Cancel);
        await folder.WriteAsync(Stores(), Noon.AddHours(1));
        await File.WriteAllTextAsync(FileOf("a"), old, Cancel);
        (await RefusedAsync()).ShouldBe("kept:1:1: Its files are of different moments: a of 2026-07-01 12:00:00Z, b of 2026-07-01 13:00:00Z.");
    }

    [Fact]
    public async Task Rejects_AFolderBelowAFile()
    {
        await File.WriteAllTextAsync(FileOf("a"), "", Cancel);
        var below = new SnapshotFolder(Path.Combine(FileOf("a"), "x"), "x");
        (await Should.ThrowAsync<SettingsException>(() => below.ReadAsync(Regions, Cancel))).Message.ShouldStartWith("Nothing can be written there: ");
    }

    [Fact]
    public async Task Rejects_ToReplaceHalfOfIt()
    {
        await folder.WriteAsync(Stores(), Noon);
        Directory.CreateDirectory(FileOf("b") + ".new");

        (await Should.ThrowAsync<TwinException>(() => folder.WriteAsync(Stores(), Noon.AddHours(1)))).Message.ShouldStartWith("The objects cannot be kept in kept: ");

        (await folder.ReadAsync(Regions, Cancel)).Values.ShouldAllBe(snapshot => snapshot.Time == Noon);
    }

    public SnapshotFolderTests() => Directory.CreateDirectory(folder.Path);

    private static Dictionary<string, ObjectStore> Stores() => Regions.ToDictionary(region => region, _ =>
    {
        var store = new ObjectStore(TimeProvider.System);
        store.Create(new ObjectKey("", "Node", "", "n"), new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Node" });
        return store;
    }, StringComparer.Ordinal);

    private string FileOf(string region) => Path.Combine(folder.Path, region + ".json");

    private async Task<string> RefusedAsync()
    {
        var refusal = await Should.ThrowAsync<SettingsException>(() => folder.ReadAsync(Regions, Cancel));
        return $"{refusal.Place}: {refusal.Message}";
    }
}
