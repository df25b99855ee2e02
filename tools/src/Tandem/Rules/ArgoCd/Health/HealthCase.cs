using Tandem.Manifests;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>An object as its controller leaves it, and how healthy it is.</summary>
/// <param name="Name">What state it is in, as what is said of an object: <c>without a status</c>.</param>
/// <param name="Right">What a health check may call it, what is best first; nothing where any word that Argo CD knows will do.</param>
/// <param name="Only">A word: the state arises only where the fleet speaks of it. Null where it always does.</param>
/// <param name="Target">The object.</param>
internal sealed record HealthCase(string Name, IReadOnlyList<string> Right, string? Only, Node Target)
{
    /// <summary>What Argo CD knows.</summary>
    /// <remarks>argoproj/argo-cd v3.5.1, gitops-engine/pkg/health/health.go.</remarks>
    public static IReadOnlyList<string> Known { get; } = ["Healthy", "Progressing", "Degraded", "Suspended", "Missing", "Unknown"];

    /// <summary>Whether a health check is right to say so.</summary>
    public bool Takes(string status) => (Right.Count == 0 ? Known : Right).Contains(status, StringComparer.Ordinal);
}
