namespace Tandem.Tests.Schemas;

/// <summary>What a schema says of one field, each as a text to compare.</summary>
/// <param name="Type">Its type; <c>scalar</c> where it takes numbers and text, <c>any</c> where nothing is said.</param>
/// <param name="Required">Whether it must be written: required, and no default stands in its place.</param>
/// <param name="Enum">Its values, sorted; empty where all.</param>
/// <param name="Keys">The keys of a list of type map.</param>
/// <param name="Since">The Kubernetes minor that brought it; null where it is old.</param>
internal sealed record FieldFacts(string Type, bool Required, string Enum, string Keys, string? Since);
