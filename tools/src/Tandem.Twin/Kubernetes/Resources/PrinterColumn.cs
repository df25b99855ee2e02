namespace Tandem.Twin.Kubernetes.Resources;

/// <summary>A column that a CustomResourceDefinition asks kubectl to show.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Type">The type of its values; <c>date</c> is shown as an age.</param>
/// <param name="JsonPath">Where the value stands.</param>
/// <param name="Priority">0 for always, more for <c>-o wide</c>.</param>
internal sealed record PrinterColumn(string Name, string Type, string JsonPath, int Priority);
