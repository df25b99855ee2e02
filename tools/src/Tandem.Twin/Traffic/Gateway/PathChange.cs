using System.Text.Json;
using Tandem.Twin.Json;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Another path for a request: a whole one, or another beginning.</summary>
/// <param name="Full">The whole path; null where the beginning alone is replaced.</param>
/// <param name="Prefix">What stands in the place of the matched prefix.</param>
internal sealed record PathChange(string? Full, string Prefix)
{
    /// <summary>Reads it; null where it is not there.</summary>
    public static PathChange? Of(JsonElement path) => path.ValueKind != JsonValueKind.Object ? null : new PathChange(path.Text("replaceFullPath"), path.Text("replacePrefixMatch") ?? "/");

    /// <summary>The path that takes the place of <paramref name="path"/>.</summary>
    /// <param name="path">The request's.</param>
    /// <param name="match">The match that took it: only one of a prefix can have its prefix replaced.</param>
    public string Apply(string path, RouteMatch match)
    {
        if (Full is not null)
        {
            return Full;
        }

        var rest = match.PathType == "PathPrefix" ? path[Math.Min(match.Path.TrimEnd('/').Length, path.Length)..] : path;
        var changed = match.PathType == "PathPrefix" ? Prefix.TrimEnd('/') + rest : rest;
        return changed.StartsWith('/') ? changed : "/" + changed;
    }
}
