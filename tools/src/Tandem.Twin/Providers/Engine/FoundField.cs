using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>An attribute of a resource, or of a block in it.</summary>
/// <param name="Field">What it may hold.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Value">What it holds.</param>
internal sealed record FoundField(FieldSchema Field, FieldPath Path, Value Value);
