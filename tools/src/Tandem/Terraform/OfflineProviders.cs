namespace Tandem.Terraform;

/// <summary>The providers that are known offline: those of hashicorp's that stand-ins are embedded for.</summary>
public static class OfflineProviders
{
    /// <summary>Their names, as in <c>hashicorp/google</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["google", "google-beta", "time"];
}
