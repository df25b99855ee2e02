using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Tandem.Tests.Support;

/// <summary>Web servers that a test plays the other side with.</summary>
internal static class LoopbackApp
{
    /// <summary>One that keeps silent and takes a free port of loopback; its <see cref="WebApplication.Urls"/> name that once it has started.</summary>
    public static WebApplication Create()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }
}
