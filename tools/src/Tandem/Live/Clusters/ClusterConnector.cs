using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace Tandem.Live.Clusters;

/// <summary>Opens clusters by the contexts of a kubeconfig.</summary>
public static class ClusterConnector
{
    /// <summary>The kubeconfig that kubectl would use: the first file of <c>KUBECONFIG</c>, else <c>~/.kube/config</c>.</summary>
    public static string DefaultFile() =>
        (Environment.GetEnvironmentVariable("KUBECONFIG") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config");

    /// <summary>Opens one cluster; nothing is asked of it yet.</summary>
    /// <param name="file">The kubeconfig.</param>
    /// <param name="region">The region whose cluster it is.</param>
    /// <param name="context">The context.</param>
    /// <param name="time">The clock for waits between tries.</param>
    /// <exception cref="ClusterException">The file or the context is missing or malformed, or its program for credentials fails.</exception>
    public static async Task<ClusterClient> OpenAsync(string file, string region, string context, TimeProvider time)
    {
        var config = await LoadAsync(file);
        var known = config.Contexts?.Select(entry => entry.Name).Order(StringComparer.Ordinal).ToList() ?? [];
        if (!known.Contains(context, StringComparer.Ordinal))
        {
            var nearest = Schemas.NearestName.Find(context, known);
            throw new ClusterException(ClusterProblem.Context, $"{file} has no context {context}.",
                nearest is not null ? $"Did you mean {nearest}?" : known.Count > 0 ? $"It has {string.Join(", ", known)}." : "tandem contexts writes the ones of this fleet.");
        }

        try
        {
            LetAnonymous(config, context);
            var configuration = KubernetesClientConfiguration.BuildConfigFromConfigObject(config, context);
            // Each question has a deadline of its own; logs and watches have none.
            configuration.HttpClientTimeout = Timeout.InfiniteTimeSpan;
            return new ClusterClient(region, context, configuration, time);
        }
        catch (Exception e) when (e is KubeConfigException or IOException or FormatException or System.Security.Cryptography.CryptographicException)
        {
            throw new ClusterException(ClusterProblem.Credentials, $"The context {context} of {file} cannot be used: {e.Message.TrimEnd('.')}.",
                $"Sign in again and try kubectl --context {context} get namespaces; a context of GKE also needs gke-gcloud-auth-plugin on PATH.");
        }
    }

    // A user without credentials is nobody in particular: kubectl asks all the same, the library would refuse to.
    private static void LetAnonymous(K8SConfiguration config, string context)
    {
        var details = config.Contexts.First(entry => entry.Name == context).ContextDetails;
        if (details is not null && config.Users?.FirstOrDefault(user => user.Name == details.User)?.UserCredentials is
            { Token: null, ClientCertificate: null, ClientCertificateData: null, UserName: null, AuthProvider: null, ExternalExecution: null })
        {
            details.User = null;
        }
    }

    private static async Task<K8SConfiguration> LoadAsync(string file)
    {
        if (!File.Exists(file))
        {
            throw new ClusterException(ClusterProblem.Context, $"There is no kubeconfig {file}.", "Name one with --kubeconfig or KUBECONFIG; tandem contexts writes one for this fleet.");
        }

        try
        {
            return await KubernetesClientConfiguration.LoadKubeConfigAsync(new FileInfo(file), useRelativePaths: true);
        }
        catch (Exception e) when (e is KubeConfigException or YamlDotNet.Core.YamlException or IOException or UnauthorizedAccessException)
        {
            throw new ClusterException(ClusterProblem.Context, $"{file} cannot be read: {e.Message.TrimEnd('.')}.", "It must be a kubeconfig that kubectl accepts.");
        }
    }
}
