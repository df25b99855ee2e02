using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tandem.Twin.Json;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Sends clients elsewhere.</summary>
/// <param name="Scheme">The scheme; null for that of the request.</param>
/// <param name="Host">The host; null for that of the request.</param>
/// <param name="Port">The port; null for that of the scheme where one is given, else for the one that the request came to.</param>
/// <param name="Path">The path; null for that of the request.</param>
/// <param name="Status">The status code.</param>
internal sealed record RouteRedirect(string? Scheme, string? Host, int? Port, PathChange? Path, int Status)
{
    /// <summary>Reads it; null where it is not there.</summary>
    public static RouteRedirect? Of(JsonElement filter) => filter.ValueKind != JsonValueKind.Object ? null : new RouteRedirect(
        filter.Text("scheme"), filter.Text("hostname"), (int?)filter.Number("port"), PathChange.Of(filter.At("path")), (int)(filter.Number("statusCode") ?? StatusCodes.Status302Found));

    /// <summary>Where to.</summary>
    public string Location(HttpRequest request, RouteMatch match)
    {
        var path = request.Path.Value ?? "/";
        var target = new UriBuilder(Scheme ?? request.Scheme, Host ?? request.Host.Host, Port ?? (Scheme is null ? request.Host.Port ?? -1 : -1), Path?.Apply(path, match) ?? path)
        {
            Query = request.QueryString.Value,
        };
        return target.Uri.AbsoluteUri;
    }
}
