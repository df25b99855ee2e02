namespace Tandem.Terraform.Operations;

/// <summary>What a teardown left.</summary>
/// <param name="Kept">The buckets that were kept because they hold objects.</param>
/// <param name="Left">Everything that still stands in the state, kept buckets included.</param>
/// <param name="Firewalls">Firewall rules of controllers that came back until the deadline.</param>
public sealed record TeardownResult(IReadOnlyList<string> Kept, IReadOnlyList<string> Left, IReadOnlyList<string> Firewalls);
