using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>The way from a pool over a Service to its endpoint picker.</summary>
internal static class PickerCalls
{
    /// <summary>Where they part: the pool's port is one of the Service's, and that one leads to where the picker answers.</summary>
    public static IEnumerable<Mismatch> Of(World world, ObjectField pool)
    {
        var reference = pool["spec"]["endpointPickerRef"];
        var (number, service) = (reference["port"]["number"], world.Find("", "Service", pool.Owner.Manifest.Namespace, reference["name"].Text));
        if (service is null || number.Integer is null or 0)
        {
            yield break;
        }

        if (Astray(world, service) is { } meant)
        {
            yield return new Mismatch(reference["name"].Flaw($"{reference["name"].Here} is {reference["name"].Text}, a Service that leads to no endpoint picker.", $"{meant.Owner.Manifest.Name} leads to one."), meant["metadata"]["name"]);
            yield break;
        }

        var ports = service["spec"]["ports"].Items;
        var port = ports.FirstOrDefault(candidate => candidate["port"].Integer == number.Integer);
        if (port is null)
        {
            var shown = ports.Select(candidate => candidate["port"]).Where(candidate => candidate.Integer is > 0).ToList();
            var strayed = number.IsFact ? shown.Find(candidate => !candidate.IsFact) : null;
            yield return strayed is not null ? new Mismatch(strayed.Flaw($"{strayed.Here} is {strayed.Text}; the pool {pool.Owner.Manifest.Name} calls its picker on {number.Text}.", $"Make it {number.Text}."), number)
                : new Mismatch(number.Flaw($"{number.Here} is {number.Text}, a port that the Service {reference["name"].Text} does not have.", MissingConfig.Hint(number.Text!, [.. shown.Select(candidate => candidate.Text!)])), service["spec"]["ports"]);
            yield break;
        }

        foreach (var picker in Picker.Of(Behind(world, service)))
        {
            var target = port["targetPort"].Exists ? port["targetPort"] : port["port"];
            var reached = target.Integer ?? picker.Container["ports"].Items.FirstOrDefault(open => open["name"].Text == target.Text)?["containerPort"].Integer;
            if (picker.Number("grpc-port", 9002) is { } answers && reached is > 0 && reached != answers && picker.Declared.Any(open => open.Integer == answers))
            {
                yield return new Mismatch(target.Flaw($"{target.Here} leads to {reached}; the endpoint picker answers on {answers}.", "Name the port of --grpc-port."), picker.Setter("grpc-port"));
            }
        }
    }

    private static IEnumerable<PodTemplate> Behind(World world, ObjectField service) => PodSelectors.Of(service).SelectMany(world.Selected);

    // The Service that was meant, where the one named leads to Pods of something else.
    private static ObjectField? Astray(World world, ObjectField service)
    {
        var pods = Behind(world, service).ToList();
        return pods.Count == 0 || Picker.Of(pods).Any() ? null
            : world.All("", "Service").FirstOrDefault(other => other.Owner.Manifest.Namespace == service.Owner.Manifest.Namespace && Picker.Of(Behind(world, other)).Any());
    }
}
