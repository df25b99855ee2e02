using Microsoft.AspNetCore.Http;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Gives a try up when its answer does not begin in time.</summary>
internal sealed class TryPatience : IDisposable
{
    private readonly Timer? timer;
    private volatile bool isOver;

    /// <summary>Starts.</summary>
    /// <param name="context">The request.</param>
    /// <param name="end">Ends the try.</param>
    /// <param name="time">How long; null waits for ever.</param>
    public TryPatience(HttpContext context, CancellationTokenSource end, TimeSpan? time) => timer = time is null ? null : new Timer(
        _ =>
        {
            if (!context.Response.HasStarted)
            {
                isOver = true;
                end.Cancel();
            }
        },
        null,
        time.Value,
        Timeout.InfiniteTimeSpan);

    /// <summary>Whether the try was given up.</summary>
    public bool IsOver => isOver;

    /// <inheritdoc/>
    public void Dispose() => timer?.Dispose();
}
