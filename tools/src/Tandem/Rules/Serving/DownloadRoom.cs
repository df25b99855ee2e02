using Tandem.Fleet;
using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>Where a container puts a model's files while it downloads them, one at a time at the least.</summary>
/// <remarks>The Hub's tools cut a model's weights into files of 5 GB: https://huggingface.co/docs/transformers/big_models.</remarks>
/// <param name="World">The cluster.</param>
/// <param name="Pod">The Pods.</param>
/// <param name="Container">The container.</param>
internal sealed record DownloadRoom(World World, PodTemplate Pod, ObjectField Container)
{
    private const decimal LargestFile = 5_000_000_000m;
    private const decimal Giga = 1_000_000_000m;
    private const string Disk = "ephemeral-storage";

    // The first that is set says where.
    private static readonly string[][] Places = [["SCRATCH", "DOWNLOAD", "DOWNLOADS", "STAGING"], ["HUB_CACHE"], ["HF_HOME"]];

    /// <summary>Limits below the largest file of the model.</summary>
    public static IEnumerable<Flaw> TooSmall(FleetModel fleet) =>
        from world in fleet.References.Worlds.Where(world => world.Cluster is not null)
        from pod in world.OwnPods
        from container in pod.Containers.Where(container => container.Mapping is not null)
        from flaw in new DownloadRoom(world, pod, container).Flaws()
        select flaw;

    /// <summary>The model that is downloaded; null where its size is not known.</summary>
    public ModelShape? Model => ModelShape.Find([Variables.Value("MODEL"), new FactsOfCluster(World)["model"]]);

    /// <summary>The limits of the volumes that the model's files go through and that are smaller than all of them together.</summary>
    public IEnumerable<ObjectField> Narrow => Model is not { } model ? [] : Volumes.Select(volume => volume["emptyDir"]["sizeLimit"]).Where(size => Quantities.Parse(size.Text) < model.Weights * Giga);

    private ContainerEnvironment Variables => new(World, Pod, Container);

    private List<ObjectField> Volumes => Variables is var environment && environment.Value("HF_HUB_OFFLINE") is "1" ? [] : Places.Select(words => Named(environment, words)).FirstOrDefault(found => found.Count > 0) ?? [];

    private IEnumerable<Flaw> Flaws()
    {
        var (model, volumes) = (Model, Volumes);
        var file = model is null ? 0 : Math.Min(LargestFile, model.Weights * Giga);
        var limit = Container["resources"]["limits"][Disk];
        return volumes.Select(volume => volume["emptyDir"]["sizeLimit"])
            .Concat(volumes.Exists(volume => volume["emptyDir"]["medium"].Text != "Memory") && Quantities.Parse(limit.Text) >= (Quantities.Parse(Container["resources"]["requests"][Disk].Text) ?? 0) ? [limit] : [])
            .Where(field => Quantities.Parse(field.Text) < file)
            .Select(field => field.Flaw($"{field.Text} is less than the largest file of {model!.Name}, which has {file / Giga:0.#} GB: it is downloaded whole.", "Leave room for a file of 5 GB, and a little more."));
    }

    // The emptyDirs that hold a path of such a name.
    private List<ObjectField> Named(ContainerEnvironment environment, string[] words) =>
    [
        .. from variable in environment.All
           where words.Any(word => ("_" + variable.Key + "_").Contains("_" + word + "_", StringComparison.Ordinal)) && variable.Value.Text?.StartsWith('/') == true
           let mount = Mounts.Deepest(Container, variable.Value.Text!)
           where mount is not null
           let volume = Mounts.Volume(Pod, mount["name"].Text)
           where volume is not null && volume["emptyDir"].Exists
           select volume,
    ];
}
