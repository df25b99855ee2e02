namespace Tandem.Terraform.Operations;

/// <summary>terraform could not do what it was asked to.</summary>
/// <param name="command">What it was asked to do.</param>
/// <param name="diagnostics">What it said.</param>
public sealed class TerraformException(string command, IReadOnlyList<TerraformDiagnostic> diagnostics)
    : Exception(diagnostics.Any(UnknownSources.Is) ? "Nothing was planned: a provider or module is not known here."
        : $"terraform {command} failed: {diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError)?.Message}")
{
    /// <summary>What it said.</summary>
    public IReadOnlyList<TerraformDiagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>What stopped it.</summary>
    public IEnumerable<TerraformDiagnostic> Errors => Diagnostics.Where(diagnostic => diagnostic.IsError);

    /// <summary>Whether it misses a provider or module, so that nothing was looked at.</summary>
    public bool IsUnchecked => Errors.Any(UnknownSources.Is);

    /// <summary>Whether another run holds the state.</summary>
    public bool IsStateLocked => Errors.Any(error => error.Message.Contains("acquiring the state lock", StringComparison.Ordinal));

    /// <summary>Whether it may have changed something before it stopped.</summary>
    public bool Changes => command is not ("plan" or InfraTerraform.ReadState);

    /// <summary>Whether the state itself could not be read: damaged, or written by a newer terraform.</summary>
    public bool IsStateUnreadable => command == InfraTerraform.ReadState;

    /// <summary>
    /// Whether every error is of a kind that passes: a resource that something else still uses or works on. So Google Cloud
    /// answers while controllers let go of what they made.
    /// </summary>
    public bool MayPass => Errors.Any(IsPassing) && Errors.All(error => IsPassing(error) || error.IsOfFullBucket);

    private static readonly string[] Passing =
    [
        "resourceInUseByAnotherResource", "is already being used by", "resourceNotReady", "operation in progress", "is locked", "is running incompatible operation",
        "CLUSTER_ALREADY_HAS_OPERATION", "rateLimitExceeded", "Please retry", "try again",
    ];

    private static bool IsPassing(TerraformDiagnostic error) => Passing.Any(word => error.Message.Contains(word, StringComparison.OrdinalIgnoreCase));
}
