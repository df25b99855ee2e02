namespace Tandem.Twin.Kubernetes.Store;

/// <summary>What names one object of a cluster. The version of its API is no part of it: every version shows the same object.</summary>
/// <param name="Group">The API group; "" for the core group.</param>
/// <param name="Kind">The kind, such as <c>Deployment</c>.</param>
/// <param name="Namespace">The namespace; "" for an object of the whole cluster.</param>
/// <param name="Name">The name.</param>
public readonly record struct ObjectKey(string Group, string Kind, string Namespace, string Name);
