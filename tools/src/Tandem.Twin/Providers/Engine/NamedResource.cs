using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>A field of a resource that names another.</summary>
/// <param name="Field">The field.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Id">The id of the other.</param>
internal sealed record NamedResource(FieldSchema Field, FieldPath Path, string Id);
