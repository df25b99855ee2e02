using System.Globalization;
using System.Text.Json;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Delivery;

/// <summary>An object as the repository has it.</summary>
/// <param name="Key">What names it.</param>
/// <param name="Json">All of it.</param>
public sealed record GitObject(ObjectKey Key, JsonElement Json)
{
    /// <summary>Its sync wave: lower ones go first.</summary>
    public int Wave => int.TryParse(Json.Text("metadata", "annotations", "argocd.argoproj.io/sync-wave"), CultureInfo.InvariantCulture, out var wave) ? wave : 0;

    /// <summary>Whether it is a hook, which is run and not compared.</summary>
    public bool IsHook => Json.Has("metadata", "annotations", "argocd.argoproj.io/hook");

    /// <summary>Reads an object of a manifest.</summary>
    public static GitObject Of(JsonElement json)
    {
        var version = json.Text("apiVersion") ?? "";
        var slash = version.IndexOf('/', StringComparison.Ordinal);
        return new GitObject(
            new ObjectKey(slash < 0 ? "" : version[..slash], json.Text("kind") ?? "", json.Text("metadata", "namespace") ?? "", json.Text("metadata", "name") ?? ""), json);
    }
}
