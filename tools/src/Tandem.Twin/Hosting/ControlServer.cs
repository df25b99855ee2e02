using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tandem.Twin.Traffic;

namespace Tandem.Twin.Hosting;

/// <summary>
/// The twin's control endpoint: <c>POST /faults</c>, <c>DELETE /faults/ID</c>, <c>GET /state</c>, <c>GET /traffic</c>,
/// <c>POST /shutdown</c>. It is what no real cluster has, so nothing but rehearsals may need it.
/// </summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private readonly TwinHost host;
    private readonly Action shutdown;
    private LoopbackServer server = null!;

    private ControlServer(TwinHost host, Action shutdown) => (this.host, this.shutdown) = (host, shutdown);

    /// <summary>Where it listens.</summary>
    public Uri Address => new($"http://127.0.0.1:{server.Port}/");

    /// <summary>Starts it on a free port.</summary>
    public static async Task<ControlServer> StartAsync(TwinHost host, Action shutdown, CancellationToken cancel)
    {
        var control = new ControlServer(host, shutdown);
        control.server = await LoopbackServer.StartAsync(0, control.ServeAsync, cancel);
        return control;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value?.Trim('/') ?? "";
        return (context.Request.Method, path.Split('/')) switch
        {
            ("GET", ["state"]) => AnswerAsync(context, 200, host.Snapshot),
            ("GET", ["traffic"]) => AnswerAsync(context, 200, host.Snapshot.Traffic),
            ("GET", ["faults"]) => AnswerAsync(context, 200, new { faults = host.Faults.All }),
            ("POST", ["faults"]) => AddAsync(context),
            ("DELETE", ["faults", var id]) => RemoveAsync(context, id),
            ("POST", ["shutdown"]) => ShutDownAsync(context),
            _ => RefuseAsync(context, 404, "There is no such path. There are /faults, /state, /traffic and /shutdown."),
        };
    }

    private async Task AddAsync(HttpContext context)
    {
        try
        {
            var wish = await JsonSerializer.DeserializeAsync<FaultRequest>(context.Request.Body, TwinJson.Form, context.RequestAborted);
            var complaint = wish?.Complaint(host.Options.Regions) ?? (wish is null ? "The body is null." : null);
            await (complaint is null ? AnswerAsync(context, 200, host.Faults.Add(wish!.ToFault(host.Clock.GetUtcNow()))) : RefuseAsync(context, 400, complaint));
        }
        catch (JsonException e)
        {
            await RefuseAsync(context, 400, $"The body is no fault: {e.Message} Its fields are region, kind, value, rate, pod and seconds; the kinds are {FaultRequest.Kinds}.");
        }
    }

    private Task RemoveAsync(HttpContext context, string id)
    {
        var on = string.Join(", ", host.Faults.All.Select(fault => fault.Id));
        return host.Faults.Remove(id) ? AnswerAsync(context, 200, new { id }) : RefuseAsync(context, 404, $"There is no fault {id}; {(on.Length == 0 ? "none is on" : $"on: {on}")}.");
    }

    private async Task ShutDownAsync(HttpContext context)
    {
        await AnswerAsync(context, 200, new { stopping = true });
        shutdown();
    }

    private static Task RefuseAsync(HttpContext context, int code, string why) => AnswerAsync(context, code, new { error = why });

    private static async Task AnswerAsync(HttpContext context, int code, object answer)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.Body, answer, answer.GetType(), TwinJson.Form, context.RequestAborted);
    }
}
