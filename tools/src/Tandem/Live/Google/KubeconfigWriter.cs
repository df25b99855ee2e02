using Tandem.Programs;

namespace Tandem.Live.Google;

/// <summary>Writes contexts by <c>kubectl config</c>, which keeps what else a kubeconfig holds.</summary>
/// <param name="kubectl">The program.</param>
/// <param name="file">The kubeconfig.</param>
public sealed class KubeconfigWriter(string kubectl, string file)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Writes a cluster, a user that asks GKE's plugin for its credentials, and a context of both, all under one name.</summary>
    /// <remarks>The plugin: https://docs.cloud.google.com/kubernetes-engine/docs/how-to/cluster-access-for-kubectl</remarks>
    /// <exception cref="ProgramException">kubectl refuses.</exception>
    public async Task WriteAsync(string name, ClusterEndpoint endpoint, CancellationToken cancel)
    {
        await RunAsync(["set-cluster", name, $"--server={endpoint.Server}"], cancel);
        if (endpoint.Certificate is { } certificate)
        {
            await RunAsync(["set", $"clusters.{name.Replace(".", "\\.", StringComparison.Ordinal)}.certificate-authority-data", certificate], cancel);
        }

        await RunAsync(["set-credentials", name, "--exec-command=gke-gcloud-auth-plugin", "--exec-api-version=client.authentication.k8s.io/v1beta1", "--exec-interactive-mode=IfAvailable"], cancel);
        await RunAsync(["set-context", name, $"--cluster={name}", $"--user={name}"], cancel);
    }

    private async Task RunAsync(string[] arguments, CancellationToken cancel)
    {
        var result = await ProgramRunner.RunAsync(kubectl, ["config", $"--kubeconfig={file}", .. arguments], Path.GetTempPath(), Longest, cancel);
        if (result.ExitCode != 0)
        {
            throw new ProgramException($"kubectl could not write {file}: {result.Error.Trim().TrimEnd('.')}.", "Check that the file is a kubeconfig and may be written.");
        }
    }
}
