using Tandem.Findings;
using Tandem.Schemas;
using Tandem.Rules.Gateway;

namespace Tandem.Rules.Objects;

/// <summary>Two entries with what must be unique, where no key of a list says so.</summary>
public sealed class NotUnique() : ObjectRule(new RuleInfo(
    "TND0121", "not-unique", Severity.Error, Layers.Schemas, "Two entries share a name or value that must be unique."))
{
    private static readonly HashSet<string> Listed = new(StringComparer.Ordinal) { "Service", "InferencePool", "Gateway", "HTTPRoute", "ResourceClaim", "ResourceClaimTemplate" };

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => Selectors.IsKnown(id) && (PodSpecs.IsIn(id) || Listed.Contains(id.Kind));

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => (root.Kind switch
    {
        "Service" => Ports(root["spec"]["ports"], "port"),
        "InferencePool" => Doubles.Of(root.Select("spec.targetPorts[].number"), number => number.Text),
        "Gateway" => GatewayKeys.Addresses(root).Concat(GatewayKeys.Listeners(root)).SelectMany(Doubles.Of),
        "HTTPRoute" => GatewayKeys.Parents(root).Concat(GatewayKeys.Filters(root)).SelectMany(Doubles.Of),
        "ResourceClaim" => Doubles.Of(root.Select("spec.devices.requests[].name"), name => name.Text),
        "ResourceClaimTemplate" => Doubles.Of(root.Select("spec.spec.devices.requests[].name"), name => name.Text),
        _ => OfPod(root),
    }).OfType<Flaw>();

    private static IEnumerable<Flaw?> OfPod(ObjectField root)
    {
        if (PodSpecs.Of(root) is not { } pod)
        {
            return [];
        }

        // Names within one list are its keys, which the schema compares.
        var containers = PodSpecs.Containers(pod);
        var names = containers.Select(container => container["name"]).ToList();
        return (names.Count < 2 ? [] : Doubles.Of(names, name => name.Text).Where(flaw => !SameList(flaw!.Field, names)))
            .Concat(containers.SelectMany(container => Ports(container["ports"], "containerPort")))
            .Concat(containers.Where(container => container.Has("volumeDevices")).SelectMany(Paths));
    }

    private static IEnumerable<Flaw?> Paths(ObjectField container) => Doubles.Of(
        container.Select("volumeDevices[].devicePath").Concat(container.Select("volumeMounts[].mountPath")), path => path.Text)
        .Where(flaw => flaw!.Field.Key == "mountPath" && container.Select("volumeDevices[].devicePath").Any(path => path.Text == flaw.Field.Text));

    // Number and protocol are the list's key.
    private static IEnumerable<Flaw?> Ports(ObjectField ports, string number) => ports.Items.Count < 2 ? [] : Doubles.Of(
        ports.Items.DistinctBy(port => $"{port[number].Text}/{port["protocol"].Text ?? "TCP"}", StringComparer.Ordinal).Select(port => port["name"]), name => name.Text);

    private static bool SameList(ObjectField name, List<ObjectField> names) =>
        names.First(other => other.Text == name.Text).Parent!.Parent!.Key == name.Parent!.Parent!.Key;
}
