using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>A container that runs vLLM.</summary>
/// <param name="World">Where it runs.</param>
/// <param name="Pod">Its Pods.</param>
/// <param name="Container">The container.</param>
internal sealed record ModelServer(World World, PodTemplate Pod, ObjectField Container)
{
    /// <summary>Its flags, by name.</summary>
    public ServerFlags Flags { get; } = new(Container);

    /// <summary>Its command line.</summary>
    public Arguments Words { get; } = new(Container, Pod.Namespace);

    /// <summary>The facts of its region, then the fleet's.</summary>
    public FactsOfCluster Facts { get; } = new(World);

    /// <summary>Its machine; null where it uses no TPU, or labels and request do not agree on one.</summary>
    public TpuShape? Machine => Pod.Spec["nodeSelector"]["cloud.google.com/gke-tpu-accelerator"].Text != TpuShape.Accelerator ? null
        : TpuShape.All.FirstOrDefault(shape => shape.Topology == Pod.Spec["nodeSelector"]["cloud.google.com/gke-tpu-topology"].Text && shape.Chips == Chips);

    /// <summary>The chips it asks for.</summary>
    public long? Chips => (Container["resources"]["limits"].Has(TpuPod.Resource) ? Container["resources"]["limits"] : Container["resources"]["requests"])[TpuPod.Resource].Integer;

    /// <summary>The word that names the model: a folder, or a repository of the Hub.</summary>
    public Argument? ModelWord => Words.Flag("model") ?? Positional;

    /// <summary>What is known of its model.</summary>
    public ModelShape? Model => ModelShape.Find([ModelWord?.Text, Facts["model"], .. Pod.Spec.Select("volumes[].csi.volumeAttributes.mountOptions").Select(options => options.Text)]);

    /// <summary>The servers of one workload's Pods.</summary>
    public static IEnumerable<ModelServer> In(World world, PodTemplate pod) =>
        from container in pod.Spec["containers"].Items
        where container.Mapping is not null && new ServerFlags(container).IsServer
        select new ModelServer(world, pod, container);

    // vllm serve MODEL
    private Argument? Positional
    {
        get
        {
            var words = Words.All.SkipWhile(word => word.Text != "serve").Skip(1).Take(1).ToList();
            return words is [var word] && !word.Text.StartsWith('-') && !word.Text.Contains("$(", StringComparison.Ordinal) ? word : null;
        }
    }
}
