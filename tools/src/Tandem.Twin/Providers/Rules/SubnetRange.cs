using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>A range of a subnet.</summary>
/// <param name="Range">The range.</param>
/// <param name="Path">Where it is written.</param>
/// <param name="Owner">The id of the subnet.</param>
internal sealed record SubnetRange(Cidr Range, FieldPath Path, string Owner);
