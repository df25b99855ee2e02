using System.Globalization;
using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Rules.Words;

/// <summary>A time that a Job's container is told by a variable, and that is over only after the Job has been ended.</summary>
/// <remarks>https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup: the deadline ends all Pods of the Job.</remarks>
public sealed class WaitBeyondDeadline() : ReferenceRule(new RuleInfo(
    "TND0628", "wait-beyond-deadline", Severity.Error, Layers.References, "A Job's variable names a time that the Job does not live to see."))
{
    private const decimal Second = 1;

    // By the ends of names: SILENCE_SECONDS, TIMEOUT_MS.
    private static readonly (string End, decimal Unit)[] Units =
        [("SECONDS", Second), ("SECS", Second), ("MILLISECONDS", Second / 1000), ("MILLIS", Second / 1000), ("MS", Second / 1000), ("MINUTES", 60 * Second), ("HOURS", 3600 * Second)];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from pod in world.OwnPods
        let deadline = pod.Root.Is("CronJob") ? pod.Root["spec"]["jobTemplate"]["spec"]["activeDeadlineSeconds"] : pod.Root["spec"]["activeDeadlineSeconds"]
        where pod.Root.Is("Job", "CronJob") && deadline.Integer is > 0
        from container in pod.Containers
        from entry in container["env"].Items
        let seconds = SecondsOf(entry["name"].Text ?? "", entry["value"].Text)
        where seconds >= deadline.Integer
        // One that nothing reads is a slip of its own.
        let scripts = world.ScriptsOf(pod, container)
        where scripts.Count == 0 || VariableReaders.IsRead(container, scripts, entry["name"].Text!)
        select Found(world, entry["value"].Flaw($"{entry["name"].Text} is {entry["value"].Text}, but the Job is ended after {deadline.Text} seconds.",
            seconds % 1000 == 0 && seconds / 1000 < deadline.Integer ? $"Is {(seconds.Value / 1000).ToString("0", CultureInfo.InvariantCulture)} meant?" : "Make it shorter, or the deadline longer."), deadline);

    private static decimal? SecondsOf(string name, string? value)
    {
        var unit = Array.Find(Units, row => name == row.End || name.EndsWith("_" + row.End, StringComparison.Ordinal)).Unit;
        return unit > 0 && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number * unit : null;
    }
}
