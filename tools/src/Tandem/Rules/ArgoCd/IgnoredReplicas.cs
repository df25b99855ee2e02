using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>An entry of <c>ignoreDifferences</c> that leaves replicas to somebody else.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Field">The field of it that says so.</param>
internal sealed record IgnoredReplicas(ObjectField Entry, ObjectField Field)
{
    /// <summary>The way to them in a workload.</summary>
    public const string Pointer = "/spec/replicas";

    private static readonly string[] Pointers = [Pointer, ".spec.replicas"];

    /// <summary>Whether it is about a workload.</summary>
    public bool Means(ObjectField workload) => Globs.Matches(Entry["group"].Text ?? "", workload.Group) && Globs.Matches(Entry["kind"].Text ?? "", workload.Kind)
        && (Entry["name"].Text is not { Length: > 0 } name || name == workload.Owner.Manifest.Name)
        && (Entry["namespace"].Text is not { Length: > 0 } space || space == workload.Owner.Manifest.Namespace);

    /// <summary>Those of an Application.</summary>
    public static IEnumerable<IgnoredReplicas> Of(Delivery delivery) =>
        from entry in delivery.Application.Select("spec.ignoreDifferences[]")
        from field in entry.Select("jsonPointers[]").Concat(entry.Select("jqPathExpressions[]"))
        where Pointers.Contains(field.Text?.Trim(), StringComparer.Ordinal)
        select new IgnoredReplicas(entry, field);

    /// <summary>The workloads of a unit that something scales, each with what does.</summary>
    public static IEnumerable<(ObjectField Scaler, ObjectField Target)> Scaled(Deliveries all, Delivery delivery) =>
        from scaler in all.World.All("autoscaling", "HorizontalPodAutoscaler").Concat(all.World.All("keda.sh", "ScaledObject"))
        let target = scaler["spec"]["scaleTargetRef"]
        let kind = target["kind"].Text ?? "Deployment"
        from workload in all.World.All(SchemaId.Of(target["apiVersion"].Text ?? "apps/v1", kind).Group, kind)
        where workload.Owner.Unit == delivery.Unit!.Unit && workload.Owner.Manifest.Name == target["name"].Text && World.IsIn(workload, scaler.Owner.Manifest.Namespace)
        select (scaler, workload);

    public override string ToString() => $"the {Entry["kind"].Text} {Entry["name"].Text ?? "of any name"}";
}
