using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>Whom a resource names: a member of a binding, or an account.</summary>
/// <param name="Name">The name.</param>
/// <param name="Path">Where it is written.</param>
internal sealed record Member(string Name, FieldPath Path);
