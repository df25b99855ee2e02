using System.Globalization;

namespace Tandem.Twin.Kubernetes.Store;

/// <summary>Times as the API writes them.</summary>
public static class ObjectTimes
{
    /// <summary>Whole seconds of UTC, as in <c>creationTimestamp</c>.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
