using Tandem.Fleet;

namespace Tandem.Rules.Gateway;

/// <summary>The endpoint picker of a pool: which ports of its Pods are called.</summary>
internal sealed record Pickers(ObjectField? Port, ObjectField? HealthPort)
{
    /// <summary>The picker behind the Service that a pool names, in the same unit; none where that is not there.</summary>
    public static IEnumerable<Pickers> Of(FleetModel fleet, Unit unit, ObjectField pool)
    {
        var reference = pool["spec"]["endpointPickerRef"];
        var service = fleet.Of("", "Service").FirstOrDefault(pair => pair.Unit == unit && pair.Root["metadata"]["name"].Text == reference["name"].Text)?.Root;
        if (service is null)
        {
            yield break;
        }

        var selector = service["spec"]["selector"].Entries;
        var containers = fleet.Of("apps", "Deployment")
            .Where(pair => pair.Unit == unit && selector.All(label => pair.Root["spec"]["template"]["metadata"]["labels"][label.Key].Text == label.Text))
            .SelectMany(pair => pair.Root.Select("spec.template.spec.containers[]")).ToList();
        var port = service.Select("spec.ports[]").FirstOrDefault(candidate => candidate["port"].Text == reference["port"]["number"].Text);
        yield return new Pickers(
            port is null ? reference["port"]["number"] : Resolve(port, containers),
            containers.SelectMany(container => container.Select("readinessProbe.grpc.port")).FirstOrDefault());
    }

    private static ObjectField? Resolve(ObjectField port, List<ObjectField> containers)
    {
        var target = port["targetPort"].Exists ? port["targetPort"] : port["port"];
        return target.Integer is not null ? target : containers.SelectMany(container => container.Select("ports[]"))
            .FirstOrDefault(candidate => candidate["name"].Text == target.Text)?["containerPort"];
    }
}
