using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Traffic;

internal static class StoredObjectExtensions
{
    /// <summary>An edit that found nothing would test nothing.</summary>
    public static void ShouldBeThere(this StoredObject? edited) => Assert.NotNull(edited);
}
