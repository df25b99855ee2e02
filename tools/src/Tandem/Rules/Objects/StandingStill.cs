using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A workload of a cluster that Git keeps from running: paused, suspended, or of no Pod.</summary>
public sealed class StandingStill() : ObjectRule(new RuleInfo(
    "TND0157", "standing-still", Severity.Error, Layers.Schemas, "A workload is paused, suspended or without a Pod, in Git."))
{
    // Whoever queues Jobs lets their controller start them.
    private const string Queue = "kueue.x-k8s.io/queue-name";

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id is { Group: "apps", Kind: "Deployment" } or { Group: "batch", Kind: "Job" or "CronJob" };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => root.Owner.Unit?.Cluster is null ? [] : new[]
    {
        Of(root["spec"]["paused"], "no change of it is rolled out"),
        root["metadata"]["labels"].Has(Queue) ? null : Of(root["spec"]["suspend"], root.Kind == "Job" ? "it never starts, and whoever waits for it waits for ever" : "it never starts a Job"),
        root["spec"]["parallelism"] is { Integer: 0 } none && root.Kind == "Job" ? none.Flaw($"{none.Here} is 0: the Job runs no Pod, and never ends.", "Take it out: one Pod is the default.") : null,
    }.OfType<Flaw>();

    private static Flaw? Of(ObjectField field, string told) =>
        field.IsTrue ? field.KeyFlaw($"{field.Here} is true: {told}.", "Take it out. To stop a workload for a while, use kubectl and let Argo CD put it back.") : null;
}
