using Shouldly;
using Tandem.Programs;
using Tandem.Tests.Support;

namespace Tandem.Tests.Programs;

/// <summary>The cache: whole entries or none, and never above its limit.</summary>
public sealed class CacheFolderTests
{
    [Fact]
    public void Entry_ComesBackAsWritten_AndLeavesNoDraft()
    {
        var cache = NewCache();

        cache.Write("area", "key", "text");

        cache.Read("area", "key").ShouldBe("text");
        Directory.EnumerateFiles(Path.Combine(cache.Root, "area")).ShouldHaveSingleItem();
    }

    [Fact]
    public void Key_DependsOnEveryPart_AndOnTheirBorders()
    {
        string[] keys = [CacheFolder.KeyOf("ab", "c"), CacheFolder.KeyOf("a", "bc"), CacheFolder.KeyOf("abc"), CacheFolder.KeyOf("ab", "d")];

        keys.ShouldBeUnique();
    }

    [Fact]
    public void Trim_DropsTheOldest_UntilTheRestFits()
    {
        var cache = NewCache();
        foreach (var (name, age) in new[] { ("old", 3), ("middle", 2), ("new", 1) })
        {
            cache.Write("area", name, "");
            using (var file = File.OpenWrite(Path.Combine(cache.Root, "area", name)))
            {
                file.SetLength(240L * 1024 * 1024);
            }

            File.SetLastWriteTimeUtc(Path.Combine(cache.Root, "area", name), new DateTime(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc).AddHours(-age));
        }

        cache.Trim("area");

        Directory.EnumerateFiles(Path.Combine(cache.Root, "area")).Select(Path.GetFileName).Order().ShouldBe(["middle", "new"]);
    }

    [Fact]
    public void WritingAndTrimming_AtOnce_IsSafe()
    {
        var cache = NewCache();

        Parallel.For(0, 400, i =>
        {
            cache.Write("area", $"key{i % 7}", $"text{i % 7}");
            cache.Trim("area");
            cache.Read("area", $"key{i % 7}").ShouldBe($"text{i % 7}");
        });
    }

    [Fact]
    public void AFolderThatCannotBeWritten_CostsTimeNotCorrectness()
    {
        var blocker = Path.Combine(TestEnvironment.Scratch, Guid.NewGuid().ToString("N"));
        File.WriteAllText(blocker, "");
        var cache = new CacheFolder(blocker);

        cache.Write("area", "key", "text");

        cache.Read("area", "key").ShouldBeNull();
    }

    private static CacheFolder NewCache() => new(Path.Combine(TestEnvironment.Scratch, Guid.NewGuid().ToString("N")));
}
