namespace Tandem.Twin.Kubernetes.Resources;

/// <summary>Where the fields of a scale stand in an object: dotted paths as a CustomResourceDefinition writes them, such as <c>.spec.replicas</c>.</summary>
/// <param name="SpecReplicas">How many are wanted.</param>
/// <param name="StatusReplicas">How many there are.</param>
/// <param name="Selector">What selects them; null for nothing.</param>
internal sealed record ScalePaths(string SpecReplicas, string StatusReplicas, string? Selector)
{
    /// <summary>Where the kinds of Kubernetes have them.</summary>
    public static ScalePaths Default { get; } = new(".spec.replicas", ".status.replicas", ".spec.selector");
}
