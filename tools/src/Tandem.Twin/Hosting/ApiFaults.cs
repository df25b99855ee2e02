using Tandem.Twin.Kubernetes;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Faults;

namespace Tandem.Twin.Hosting;

/// <summary>What the faults make of a request to a region's API.</summary>
internal sealed class ApiFaults(string region, FaultBook faults)
{
    private long asked;

    /// <summary>With what it fails; null where it does not.</summary>
    public ApiException? Of(ApiRequest request)
    {
        if (faults.Has(FaultKind.RegionLoss, region) || faults.Has(FaultKind.ControlPlaneGone, region))
        {
            return new ApiException(503, "ServiceUnavailable", $"the API of {region} is gone: a fault of the twin");
        }

        if (faults.Find(FaultKind.ApiErrors, region) is not { } fault)
        {
            return null;
        }

        // Every so many calls rather than by chance: the same run fails the same way.
        var number = Interlocked.Increment(ref asked);
        return Math.Floor(number * fault.Rate) > Math.Floor((number - 1) * fault.Rate)
            ? new ApiException((int)(fault.Value ?? 500), (int)(fault.Value ?? 500) == 429 ? "TooManyRequests" : "InternalError", "a fault of the twin") : null;
    }
}
