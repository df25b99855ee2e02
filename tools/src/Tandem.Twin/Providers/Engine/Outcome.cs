using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>The answer to an apply.</summary>
/// <param name="State">What terraform is to write down.</param>
/// <param name="Complaints">What went wrong.</param>
/// <param name="Vanishes">Whether the provider goes away instead of answering.</param>
internal sealed record Outcome(Value State, IReadOnlyList<Complaint> Complaints, bool Vanishes = false);
