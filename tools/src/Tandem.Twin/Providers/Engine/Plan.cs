using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>The answer to a planned change.</summary>
internal sealed record Plan(Value Planned, IReadOnlyList<FieldPath> Replaces, IReadOnlyList<Complaint> Complaints);
