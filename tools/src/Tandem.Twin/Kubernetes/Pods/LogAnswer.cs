using System.Globalization;
using System.Text;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Pods;

/// <summary>Answers <c>kubectl logs</c>: the lines so far, and with <c>follow</c> those to come.</summary>
internal static class LogAnswer
{
    public static async Task WriteAsync(ApiCall call)
    {
        var (pod, container) = PodLookup.Find(call);
        var isPrevious = call.Flag("previous");
        if (!isPrevious && PodLookup.Waiting(pod, container) is { } reason && reason != "CrashLoopBackOff")
        {
            throw ApiException.BadRequest($"container \"{container}\" in pod \"{pod.Key.Name}\" is waiting to start: {reason}");
        }

        var log = call.Cluster.Options.Logs?.Invoke(new LogRequest(pod, container, isPrevious), call.Cancel)
            ?? (isPrevious ? throw ApiException.BadRequest($"previous terminated container \"{container}\" in pod \"{pod.Key.Name}\" not found") : new PodLog([]));
        var lines = Chosen(call, log.Written).ToList();
        call.Http.Response.ContentType = "text/plain";
        await WriteAsync(call, lines);
        if (call.Flag("follow") && log.More is { } more)
        {
            await FollowAsync(call, more);
        }
    }

    private static async Task FollowAsync(ApiCall call, IAsyncEnumerable<LogLine> more)
    {
        await call.Http.Response.Body.FlushAsync(call.Cancel);
        await foreach (var line in more.WithCancellation(call.Cancel))
        {
            await WriteAsync(call, [line]);
            await call.Http.Response.Body.FlushAsync(call.Cancel);
        }
    }

    private static IEnumerable<LogLine> Chosen(ApiCall call, IReadOnlyList<LogLine> written)
    {
        var since = call.Number("sinceSeconds") is { } seconds ? call.Cluster.Store.Clock.GetUtcNow().AddSeconds(-seconds)
            : call.Text("sinceTime") is { } time && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var then) ? then
            : DateTimeOffset.MinValue;
        var recent = written.Where(line => line.Time >= since);
        return call.Number("tailLines") is { } count ? recent.TakeLast((int)Math.Clamp(count, 0, int.MaxValue)) : recent;
    }

    private static async Task WriteAsync(ApiCall call, IEnumerable<LogLine> lines)
    {
        var withTimes = call.Flag("timestamps");
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(withTimes ? line.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff00Z ", CultureInfo.InvariantCulture) : "").Append(line.Text).Append('\n');
        }

        await call.Http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), call.Cancel);
    }
}
