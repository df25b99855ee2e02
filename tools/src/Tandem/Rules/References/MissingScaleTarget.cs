using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>An autoscaler of a workload that is not there.</summary>
public sealed class MissingScaleTarget() : ReferenceRule(new RuleInfo(
    "TND0139", "missing-scale-target", Severity.Error, Layers.References, "An autoscaler's target is not there."))
{
    private static readonly string[] Workloads = ["Deployment", "StatefulSet", "ReplicaSet", "DaemonSet"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var targets = world.Own("autoscaling", "HorizontalPodAutoscaler").Select(root => root["spec"]["scaleTargetRef"])
            .Concat(world.Own("autoscaling.k8s.io", "VerticalPodAutoscaler").Select(root => root["spec"]["targetRef"]))
            .Concat(world.Own("keda.sh", "ScaledObject").Select(root => root["spec"]["scaleTargetRef"]));
        var described = world.Own("autoscaling", "HorizontalPodAutoscaler").SelectMany(root => root.Select("spec.metrics[].object.describedObject"));
        var references = targets.Concat(described).Where(target => target.Mapping is not null).Select(Target).ToList();
        return new NameCheck(Info, world).Missing(references.Where(reference => IsJudged(world, reference)))
            .Concat(references.Where(reference => reference.ApiGroup == "apps" && IsJudged(world, reference)).Select(reference => reference.Field.Parent!["apiVersion"]).Where(version => version.Exists && version.Text != "apps/v1")
                .Select(version => Found(world, version.Flaw($"{version.Here} is {version.Text}, which no API server has.", "Write apps/v1."))))
            .Concat(references.Where(reference => !IsJudged(world, reference)).Select(reference => Misnamed(reference)).OfType<Flaw>().Select(flaw => Found(world, flaw)))
            .Concat(world.Own("autoscaling", "HorizontalPodAutoscaler").SelectMany(root => Containers(world, root)));
    }

    private static Reference Target(ObjectField target)
    {
        var kind = target["kind"].Text ?? "Deployment";
        return new Reference(target["name"], SchemaId.Of(target["apiVersion"].Text ?? "apps/v1", kind).Group, kind, target.Owner.Manifest.Namespace)
        {
            KindField = target["kind"],
            Twins = Workloads,
        };
    }

    // Of kinds that nobody here makes, an operator may make any.
    private static bool IsJudged(World world, Reference reference) => reference.ApiGroup switch
    {
        "apps" => Workloads.Contains(reference.Kind, StringComparer.Ordinal),
        _ => world.All(reference.ApiGroup, reference.Kind).Count > 0,
    };

    private static Flaw? Misnamed(Reference reference) => Workloads.Contains(reference.Kind, StringComparer.Ordinal)
        ? reference.Field.Parent!["apiVersion"].Flaw($"{reference.Field.Parent!["apiVersion"].Here} is {reference.Field.Parent!["apiVersion"].Text}; a {reference.Kind} is of apps/v1.", "Write apps/v1.")
        : NearestName.Find(reference.Kind, Workloads) is { } near && reference.KindField!.Exists
        ? reference.KindField.Flaw($"{reference.KindField.Here} is {reference.Kind}, which no autoscaler can scale.", $"Did you mean {near}?") : null;

    private IEnumerable<Finding> Containers(World world, ObjectField root)
    {
        var target = Target(root["spec"]["scaleTargetRef"]);
        var pod = world.Pods.FirstOrDefault(candidate => target.Means(candidate.Root));
        var names = pod is null ? [] : pod.Containers.Select(container => container["name"].Text ?? "").ToList();
        return pod is null ? [] : root.Select("spec.metrics[].containerResource.container").Where(name => name.String is { } text && !names.Contains(text, StringComparer.Ordinal))
            .Select(name => Found(world, name.Flaw($"{name.Here} is {name.Text}, which {pod} has no container of.", MissingConfig.Hint(name.Text!, names)), pod.Root["metadata"]["name"]));
    }
}
