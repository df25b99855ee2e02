using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>An error that terraform shows, with the line of the field that <paramref name="Path"/> names.</summary>
internal sealed record Complaint(string Summary, string Detail = "", FieldPath? Path = null);
