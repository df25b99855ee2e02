using System.Text.Json.Nodes;

namespace Tandem.Twin.Kubernetes.Discovery;

/// <summary>Answers <c>/version</c>: the version that the twin stands for, marked as the twin's.</summary>
internal static class VersionInfo
{
    public static JsonObject Of(string version)
    {
        var parts = version.Split('.');
        return new JsonObject
        {
            ["major"] = parts[0],
            ["minor"] = parts.Length > 1 ? parts[1] : "0",
            ["gitVersion"] = $"v{version}-twin",
            ["gitCommit"] = "",
            ["gitTreeState"] = "clean",
            ["buildDate"] = "1970-01-01T00:00:00Z",
            ["goVersion"] = "",
            ["compiler"] = "dotnet",
            ["platform"] = "linux/amd64",
        };
    }
}
