namespace Tandem.Rules;

/// <summary>A Kubernetes service account. All clusters of a project share one pool of identities: it is the same principal in each.</summary>
internal sealed record KubernetesAccount(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}/{Name}";
}
