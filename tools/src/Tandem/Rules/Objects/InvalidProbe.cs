using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A probe or lifecycle hook that its container cannot have, or with settings that do not fit it.</summary>
public sealed class InvalidProbe() : ObjectRule(new RuleInfo(
    "TND0123", "invalid-probe", Severity.Error, Layers.Schemas, "A probe or hook stands where none may, or has settings that do not fit it."))
{
    private static readonly string[] Hooks = ["lifecycle.preStop", "lifecycle.postStart"];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id);

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => PodSpecs.Of(root) is not { } pod ? [] :
        PodSpecs.Containers(pod).SelectMany(container => MayHave(container)
            ? Settings(container, pod["terminationGracePeriodSeconds"].Integer ?? 30)
            : PodSpecs.Probes.Append("lifecycle").Select(name => container[name]).Where(field => field.Exists).Select(Misplaced)).OfType<Flaw>();

    // An init container that restarts always is a sidecar, which is probed like any other container.
    private static bool MayHave(ObjectField container) => container.Parent!.Key switch
    {
        "initContainers" => container["restartPolicy"].Text == "Always",
        "ephemeralContainers" => false,
        _ => true,
    };

    private static Flaw Misplaced(ObjectField field) => field.KeyFlaw($"{field.Here} must not be set: the container ends before the Pod is ready.",
        "Remove it, or make the init container a sidecar with restartPolicy: Always.");

    private static IEnumerable<Flaw?> Settings(ObjectField container, long grace)
    {
        foreach (var probe in PodSpecs.Probes.SelectMany(container.Select))
        {
            var threshold = probe["successThreshold"];
            yield return probe.Key != "readinessProbe" && threshold.Integer > 1
                ? threshold.Flaw($"{threshold.Here} must be 1; it is {threshold.Text}.") : null;
            yield return probe.Key == "readinessProbe" && probe["terminationGracePeriodSeconds"] is { Exists: true } own
                ? own.KeyFlaw($"{own.Here} must not be set: a readiness probe ends nothing.") : null;
            yield return EmptyCommand(probe);
            yield return ProbeHosts.Elsewhere(probe, container.Parent!.Parent!["hostNetwork"].IsTrue);
        }

        foreach (var hook in Hooks.SelectMany(container.Select))
        {
            yield return EmptyCommand(hook);
            yield return hook["sleep"]["seconds"] is { Integer: { } seconds } field && seconds > grace
                ? field.Flaw($"{field.Here} must be at most the Pod's terminationGracePeriodSeconds of {grace}; it is {seconds}.") : null;
        }
    }

    private static Flaw? EmptyCommand(ObjectField handler) => handler["exec"] is { Mapping: not null } exec && exec["command"].Items.Count == 0
        && exec.Entries.All(entry => entry.Key == "command") ? exec.Flaw($"{exec.Here} must have a command; it has none.") : null;
}
