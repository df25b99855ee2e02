namespace Tandem.Twin.Kubernetes;

/// <summary>What somebody asks of the API, for whoever decides whether it fails.</summary>
/// <param name="Verb">get, list, watch, create, update, patch, delete or deletecollection.</param>
/// <param name="Group">The API group; "" for the core group.</param>
/// <param name="Version">The version.</param>
/// <param name="Resource">The resource, such as <c>deployments</c>.</param>
/// <param name="Namespace">The namespace; "" for none or all.</param>
/// <param name="Name">The name; "" for none.</param>
/// <param name="Subresource">The subresource, such as <c>scale</c>; "" for none.</param>
/// <param name="UserAgent">Who asks.</param>
public sealed record ApiRequest(string Verb, string Group, string Version, string Resource, string Namespace, string Name, string Subresource, string UserAgent);
