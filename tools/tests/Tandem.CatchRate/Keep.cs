namespace Tandem.CatchRate;

/// <summary>Writes what a run is to leave behind.</summary>
internal static class Keep
{
    private const string Page = "docs/catch-rate.md";
    private const string List = "artifacts/catch-rate/survivors.txt";

    public static async Task AllAsync(Options options, IReadOnlyList<Attempt> corpus, IReadOnlyList<Attempt> faults, CancellationToken cancel)
    {
        if (options.Mark)
        {
            OpenMarks.Set(corpus);
        }

        if (options.FirstRun)
        {
            var commit = await Commit.HeadAsync(cancel);
            FirstRun.Write(corpus, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), commit);
        }

        if (options.Whole)
        {
            await File.WriteAllTextAsync(Repository.Absolute(Page), RatePage.Of(corpus, faults, FirstRun.ReadAll()), cancel);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Repository.Absolute(List))!);
        await using var list = new StreamWriter(Repository.Absolute(List));
        Survivors.Print(list, [.. corpus, .. faults]);
    }
}
