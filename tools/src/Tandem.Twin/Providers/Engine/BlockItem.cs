using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>An object of a block.</summary>
/// <param name="Values">What it holds.</param>
/// <param name="Path">Where it is; that of the whole set where it is in one.</param>
internal sealed record BlockItem(MapValue Values, FieldPath Path);
