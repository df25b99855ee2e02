namespace Tandem.Terraform;

/// <summary>What terraform finds in its environment, so that a run depends on the tree and on nothing of the caller's.</summary>
public static class TerraformEnvironment
{
    /// <summary>No question to the person, none to the network, and no settings of the machine.</summary>
    /// <remarks>Without <c>CHECKPOINT_DISABLE</c> every run asks a server for the newest version.</remarks>
    public static IReadOnlyDictionary<string, string> Base { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CHECKPOINT_DISABLE"] = "1",
        ["TF_IN_AUTOMATION"] = "1",
        ["TF_INPUT"] = "0",
        ["TF_CLI_CONFIG_FILE"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null",
    };

    // What the real providers and the real backend read; see the provider's reference on authentication.
    private static readonly string[] Credentials =
    [
        "GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_CREDENTIALS", "GOOGLE_OAUTH_ACCESS_TOKEN", "GOOGLE_IMPERSONATE_SERVICE_ACCOUNT",
        "GOOGLE_BACKEND_CREDENTIALS", "GOOGLE_BACKEND_IMPERSONATE_SERVICE_ACCOUNT", "GOOGLE_BILLING_PROJECT", "CLOUDSDK_CONFIG",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", "SSL_CERT_DIR",
        "TF_PLUGIN_CACHE_DIR", "TF_CLI_CONFIG_FILE",
    ];

    /// <summary>With the embedded providers in place of the real ones.</summary>
    public static IReadOnlyDictionary<string, string> Offline(string reattachProviders) =>
        new Dictionary<string, string>(Base, StringComparer.Ordinal) { ["TF_REATTACH_PROVIDERS"] = reattachProviders };

    /// <summary>With the caller's credentials for Google Cloud, because a live run is what they are for.</summary>
    public static IReadOnlyDictionary<string, string> Live()
    {
        var all = new Dictionary<string, string>(Base, StringComparer.Ordinal);
        foreach (var name in Credentials)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                all[name] = value;
            }
        }

        return all;
    }
}
