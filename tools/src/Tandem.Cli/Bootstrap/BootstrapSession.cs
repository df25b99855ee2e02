using System.CommandLine;
using Tandem.Bootstrap;
using Tandem.Cli.Commands;
using Tandem.Editing;
using Tandem.Facts;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Programs;

namespace Tandem.Cli.Bootstrap;

/// <summary>One run of <c>tandem bootstrap</c>: what is applied where, rendered before anything is asked of the cluster.</summary>
/// <param name="Region">The region.</param>
/// <param name="Context">The context.</param>
/// <param name="Space">Argo CD's namespace.</param>
/// <param name="Release">The release that the facts name.</param>
/// <param name="Manifests">What is applied.</param>
/// <param name="Argo">What applies it.</param>
internal sealed record BootstrapSession(string Region, string Context, string Space, string Release, BootstrapManifests Manifests, ArgoBootstrap Argo)
{
    private const string Placeholder = "replace-with";

    /// <summary>Renders it.</summary>
    /// <exception cref="EditRefusal">The command line or the facts are not ready for it.</exception>
    /// <exception cref="BootstrapException">It cannot be rendered.</exception>
    public static async Task<BootstrapSession> OpenAsync(ParseResult parsed, CancellationToken cancel)
    {
        var workspace = new Workspace(Repository.Find(parsed).Root);
        var cluster = ClusterFinder.Choose(ClusterFinder.Find(workspace), [parsed.GetValue(BootstrapCommand.Region)!]).Single();
        var space = Fact(workspace, "argocdNamespace");
        if (Fact(workspace, "repositoryURL").Contains(Placeholder, StringComparison.Ordinal))
        {
            throw new EditRefusal("The fact repositoryURL is still a placeholder: Argo CD would pull from nowhere.", "tandem init writes it.");
        }

        var local = parsed.GetValue(BootstrapCommand.Install) is { } file ? Path.GetFullPath(file, CommonOptions.Folder(parsed)) : null;
        if (local is not null && !File.Exists(local))
        {
            throw new EditRefusal($"There is no file {local}.", "--install takes a copy of Argo CD's install.yaml.");
        }

        var cache = CacheFolder.FromEnvironment();
        var program = await ProgramLocator.FindKustomizeAsync(cache, cancel);
        var kubectl = ProgramLocator.Find("kubectl", cache) ?? throw new ProgramException("kubectl was not found.", "Install kubectl 1.27 or later on PATH, or name one in TANDEM_KUBECTL.");
        var unit = await RenderAsync(workspace, program, cluster, cancel);
        var manifests = BootstrapManifests.Of(space, await new ArgoInstall(workspace, program).RenderAsync(cluster.Name, local, space, cancel), unit.Objects);
        var context = parsed.GetValue(BootstrapCommand.Context)!;
        var argo = new ArgoBootstrap(new Kubectl(kubectl, context, parsed.GetValue(BootstrapCommand.Kubeconfig)), space, TimeSpan.FromMinutes(parsed.GetValue(BootstrapCommand.Wait)));
        return new BootstrapSession(cluster.Name, context, space, Fact(workspace, "argocdVersion"), manifests, argo);
    }

    /// <summary>Says what will be done.</summary>
    /// <exception cref="EditRefusal">A newer Argo CD is there.</exception>
    public async Task ShowAsync(Screen screen, CancellationToken cancel)
    {
        var installed = await Argo.InstalledAsync(cancel);
        screen.Output.WriteLine($"{Region}, by the context {Context}, namespace {Space}:");
        screen.Output.WriteLine(installed is null ? $"  Argo CD {Release}: it is not installed"
            : installed == Release ? $"  Argo CD {Release}: it is installed, and applied again" : $"  Argo CD {Release}: {installed} is installed, and upgraded");
        screen.Output.WriteLine($"    {string.Join(", ", Manifests.Kinds.Select(kind => $"{kind.Count} {kind.Kind}"))}");
        screen.Output.WriteLine("  its settings, ConfigMap argocd-cm");
        screen.Output.WriteLine($"  once it is up: AppProject tandem, and Application root, which follows deploy/{Region}");
        if (installed is not null && IsNewer(installed, Release))
        {
            throw new EditRefusal($"Argo CD {installed} is installed, newer than {Release}, the fact argocdVersion: going back is not supported.", "Raise the fact and base/argocd/install to what is installed.");
        }
    }

    /// <summary>Does it.</summary>
    public async Task RunAsync(Screen screen, CancellationToken cancel)
    {
        await Argo.RunAsync(Manifests, step => screen.Error.WriteLine($"  {step}"), cancel);
        screen.Output.WriteLine($"Done. Argo CD of {Region} pulls deploy/{Region} from now on: tandem status --region {Region} shows how it goes.");
    }

    private static bool IsNewer(string one, string other) =>
        Version.TryParse(one.TrimStart('v').Split('-', '+')[0], out var left) && Version.TryParse(other.TrimStart('v').Split('-', '+')[0], out var right) && left > right;

    private static async Task<RenderedUnit> RenderAsync(Workspace workspace, KustomizeProgram program, Cluster cluster, CancellationToken cancel)
    {
        var unit = cluster.Units.FirstOrDefault(unit => unit.Name == "argocd") ?? throw new BootstrapException($"{cluster.Name} has no unit argocd.", $"It is the folder clusters/{cluster.Name}/argocd.");
        var rendered = await new UnitRenderer(workspace, new Renderer(workspace, program, cache: null)).RenderAsync(unit, cancel);
        return rendered.Text is not null ? rendered
            : throw new BootstrapException($"{unit.Folder} cannot be rendered: {rendered.Findings.Select(finding => finding.Message.TrimEnd('.')).FirstOrDefault()}.", "tandem validate says more.");
    }

    private static string Fact(Workspace workspace, string name) => FleetFacts.Find(workspace, name)?.Text ?? throw new EditRefusal($"base/fleet/fleet.yaml has no fact {name}.");
}
