using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A Job whose fields contradict each other, or a CronJob whose schedule cannot be read.</summary>
public sealed class InvalidJob() : ObjectRule(new RuleInfo(
    "TND0130", "invalid-job", Severity.Error, Layers.Schemas, "A Job's fields contradict each other, or a CronJob's schedule cannot be read."))
{
    private static readonly string[] OfIndexed = ["backoffLimitPerIndex", "successPolicy"];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id.Group == "batch";

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => ((root.Group, root.Kind) switch
    {
        ("batch", "Job") => OfJob(root["spec"]),
        ("batch", "CronJob") => OfJob(root["spec"]["jobTemplate"]["spec"]).Append(CronSchedule.Check(root["spec"]["schedule"])).Append(CronSchedule.CheckZone(root["spec"]["timeZone"])),
        _ => [],
    }).OfType<Flaw>();

    private static IEnumerable<Flaw?> OfJob(ObjectField job)
    {
        var isIndexed = job["completionMode"].Text == "Indexed";
        yield return isIndexed && !job.Has("completions")
            ? job["completions"].Missing($"{job["completions"].Here} is required for the completionMode Indexed; it is missing.") : null;
        foreach (var field in OfIndexed.Select(name => job[name]).Where(field => field.Exists && job["completionMode"].Text is (null or "NonIndexed")))
        {
            yield return field.KeyFlaw($"{field.Here} needs completionMode: Indexed.");
        }

        yield return job["maxFailedIndexes"] is { Exists: true } most && !job.Has("backoffLimitPerIndex")
            ? most.KeyFlaw($"{most.Here} needs backoffLimitPerIndex beside it.") : null;
        yield return JobFailurePolicy.FailurePolicy(job);
        foreach (var action in job.Select("podFailurePolicy.rules[].action").Where(action => action.Text == "FailIndex" && !job.Has("backoffLimitPerIndex")))
        {
            yield return action.Flaw($"{action.Here} may be FailIndex only with backoffLimitPerIndex.");
        }

        foreach (var codes in job.Select("podFailurePolicy.rules[].onExitCodes"))
        {
            yield return codes["values"] is { Node: SequenceNode { Items.Count: 0 } } none ? none.KeyFlaw($"{none.Here} must have at least one exit code; it is empty.") : null;
            yield return codes["operator"].Text == "In" && codes["values"].Items.FirstOrDefault(code => code.Integer == 0) is { } success
                ? success.Flaw($"{success.Here} must not be 0 for the operator In: a container that ends with 0 did not fail.") : null;
        }

        var names = PodSpecs.Containers(job["template"]["spec"]).Select(container => container["name"].Text).ToHashSet();
        foreach (var name in job.Select("podFailurePolicy.rules[].onExitCodes.containerName").Where(name => !names.Contains(name.Text)))
        {
            yield return name.Flaw($"{name.Here} names the container {name.Text}, which the template does not have.");
        }
    }
}
