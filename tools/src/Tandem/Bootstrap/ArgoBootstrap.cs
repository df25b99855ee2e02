namespace Tandem.Bootstrap;

/// <summary>Brings Argo CD into a cluster, waits for it, and hands the cluster over to it. A second run changes nothing.</summary>
/// <param name="kubectl">The cluster.</param>
/// <param name="space">Argo CD's namespace.</param>
/// <param name="longest">The longest that the install may take to come up.</param>
public sealed class ArgoBootstrap(Kubectl kubectl, string space, TimeSpan longest)
{
    // Each owner has its own: one that applies again without a field takes the field away.
    private const string InstallOwner = "tandem-install";
    private const string OwnOwner = "tandem-bootstrap";
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(2);

    /// <summary>The release that is installed, such as <c>v3.5.1</c>; null where there is none.</summary>
    /// <exception cref="BootstrapException">The cluster cannot be asked.</exception>
    public async Task<string?> InstalledAsync(CancellationToken cancel)
    {
        var image = await kubectl.ReadAsync("deployment/argocd-server", space, "{.spec.template.spec.containers[0].image}", cancel);
        return image.LastIndexOf(':') is > 0 and var colon ? image[(colon + 1)..].Split('@')[0] : null;
    }

    /// <summary>Does it.</summary>
    /// <param name="manifests">What is applied.</param>
    /// <param name="progress">Told of each step as it begins.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="BootstrapException">A step failed; those before it stay.</exception>
    public async Task RunAsync(BootstrapManifests manifests, Action<string> progress, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("tandem-bootstrap-").FullName;
        try
        {
            progress($"the namespace {space}");
            await ApplyAsync(folder, "namespace.json", manifests.Space, OwnOwner, cancel);
            progress("Argo CD");
            await ApplyAsync(folder, "install.yaml", manifests.Install, InstallOwner, cancel);
            progress("its settings");
            await ApplyAsync(folder, "settings.json", manifests.Settings, OwnOwner, cancel);
            await WaitAsync(manifests, progress, cancel);
            progress("the project and the root Application");
            await ApplyAsync(folder, "root.json", manifests.Root, OwnOwner, cancel);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task WaitAsync(BootstrapManifests manifests, Action<string> progress, CancellationToken cancel)
    {
        progress($"waiting for {manifests.Definitions.Count} definitions");
        await kubectl.WaitAsync(["wait", "--for=condition=Established", .. manifests.Definitions], Moment, cancel);
        foreach (var workload in manifests.Workloads)
        {
            progress($"waiting for {workload}");
            await kubectl.WaitAsync(["rollout", "status", workload, "-n", space], longest, cancel);
        }
    }

    private async Task ApplyAsync(string folder, string name, string text, string owner, CancellationToken cancel)
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync(file, text, cancel);
        await kubectl.ApplyAsync(file, owner, cancel);
    }
}
