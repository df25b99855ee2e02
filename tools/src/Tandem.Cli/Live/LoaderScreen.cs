using Tandem.Live.Weights;

namespace Tandem.Cli.Live;

/// <summary>Shows what the loader of a region says, and how long it will still take.</summary>
internal sealed class LoaderScreen(Screen screen, string region, TimeProvider time)
{
    private LoaderProgress? first;
    private long since;

    /// <summary>Shows a line of its log.</summary>
    public void Say(string line)
    {
        if (LoaderProgress.Of(line) is not { } progress)
        {
            screen.Error.WriteLine($"{region}  {line}");
            return;
        }

        if (first is null)
        {
            (first, since) = (progress, time.GetTimestamp());
        }

        var left = progress.Left(first, time.GetElapsedTime(since));
        screen.Error.WriteLine($"{region}  {progress.Done / 1e9:0.0} of {progress.Total / 1e9:0.0} GB, {progress.Done / progress.Total:0 %}{(left is null ? "" : $", {left:h\\:mm\\:ss} left")}");
    }
}
