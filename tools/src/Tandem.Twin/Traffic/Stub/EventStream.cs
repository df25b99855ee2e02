using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tandem.Twin.Traffic.Stub;

/// <summary>Server-sent events, each on its way as soon as it is written.</summary>
internal sealed class EventStream
{
    private readonly HttpContext context;

    public EventStream(HttpContext context)
    {
        this.context = context;
        context.Response.ContentType = "text/event-stream; charset=utf-8";
    }

    /// <summary>Sends one event.</summary>
    public async Task SendAsync(string data)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"data: {data}\n\n"), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
