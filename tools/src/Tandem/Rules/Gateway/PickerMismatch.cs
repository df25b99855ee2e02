using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A pool whose endpoint picker or health check is looked for where it is not.</summary>
public sealed class PickerMismatch() : ReferenceRule(new RuleInfo(
    "TND0523", "picker-mismatch", Severity.Error, Layers.References, "A pool's endpoint picker or health check is looked for where it is not."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var pools = world.Own(Routes.PoolGroup, Routes.PoolKind).ToList();
        var names = pools.Select(pool => pool["spec"]["endpointPickerRef"]).Where(IsService)
            .Select(reference => new Reference(reference["name"], "", "Service", reference.Owner.Manifest.Namespace));
        var flaws = pools.SelectMany(pool => Called(world, pool)).Concat(Picker.Of(world.OwnPods).SelectMany(picker => Opened(picker).Concat(LonePicker.Of(picker)))).Concat(HealthChecks.Of(world))
            .Concat(PickerHealth.Of(world)).Concat(PickerOutage.Of(world));
        return new NameCheck(Info, world).Missing(names)
            .Concat(flaws.DistinctBy(pair => pair.Flaw.Field).Select(pair => Found(world, pair.Flaw, pair.Other)))
            .Concat(new HealthPaths(Info, world).All());
    }

    private static bool IsService(ObjectField reference) => (reference["kind"].Text ?? "Service") == "Service";

    // The pool's port is one of the Service's, and that one leads to where the picker answers.
    private static IEnumerable<Mismatch> Called(World world, ObjectField pool)
    {
        var reference = pool["spec"]["endpointPickerRef"];
        var (number, service) = (reference["port"]["number"], world.Find("", "Service", pool.Owner.Manifest.Namespace, reference["name"].Text));
        if (service is null || number.Integer is null or 0)
        {
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

        var pods = PodSelectors.Of(service).SelectMany(selector => world.Pods.Where(selector.Selects));
        foreach (var picker in Picker.Of(pods))
        {
            var target = port["targetPort"].Exists ? port["targetPort"] : port["port"];
            var reached = target.Integer ?? picker.Container["ports"].Items.FirstOrDefault(open => open["name"].Text == target.Text)?["containerPort"].Integer;
            if (picker.Number("grpc-port", 9002) is { } answers && reached is > 0 && reached != answers && picker.Declared.Any(open => open.Integer == answers))
            {
                yield return new Mismatch(target.Flaw($"{target.Here} leads to {reached}; the endpoint picker answers on {answers}.", "Name the port of --grpc-port."), picker.Setter("grpc-port"));
            }
        }
    }

    private static IEnumerable<Mismatch> Opened(Picker picker)
    {
        var numbers = Picker.Ports.Select(port => picker.Number(port.Flag, port.Default)).ToList();
        foreach (var (flag, standard) in Picker.Ports)
        {
            if (picker.Number(flag, standard) is { } number && picker.Declared.Count > 0 && picker.Declared.All(open => open.Integer != number))
            {
                yield return Undeclared(picker, flag, number, numbers);
            }
        }

        if (Doubled(picker, numbers) is { } doubled)
        {
            yield return doubled;
            yield break;
        }

        var health = picker.Number("grpc-health-port", 9003);
        foreach (var port in picker.Container.Select("livenessProbe.grpc.port").Concat(picker.Container.Select("readinessProbe.grpc.port"))
            .Where(port => health is not null && port.Integer is > 0 && port.Integer != health && picker.Declared.Any(open => open.Integer == port.Integer) && picker.Declared.Any(open => open.Integer == health)))
        {
            yield return new Mismatch(port.Flaw($"{port.Here} is {port.Text}; the endpoint picker answers for its health on {health}.", "Probe the port of --grpc-health-port."), picker.Setter("grpc-health-port"));
        }
    }

    // Two flags set one port: the one whose own port, declared, is opened by none strayed.
    private static Mismatch? Doubled(Picker picker, List<int?> numbers)
    {
        var twice = Picker.Ports.Where((_, i) => numbers[i] is not null && numbers.Count(number => number == numbers[i]) > 1).ToList();
        var idle = picker.Declared.FirstOrDefault(open => !numbers.Contains((int?)open.Integer));
        var (flag, standard) = twice.Find(port => idle is not null && port.Default == idle.Integer) is { Flag: not null } own ? own : twice.LastOrDefault();
        return flag is null ? null : new Mismatch(picker.Setter(flag).Flaw(
            $"--{flag} is {picker.Number(flag, standard)}, a port that the endpoint picker opens for something else.", idle is null ? "Give each its own." : $"{idle.Text} is declared and not opened."), idle ?? picker.Container["ports"]);
    }

    // The declared port that no flag opens, or the flag: facts are right.
    private static Mismatch Undeclared(Picker picker, string flag, int number, List<int?> numbers)
    {
        var idle = picker.Declared.Where(open => !numbers.Contains((int?)open.Integer)).ToList();
        return idle is [var only] && !only.IsFact && (picker.Flags.Flag(flag)?.Variable?.IsFact ?? true)
            ? new Mismatch(only.Flaw($"{only.Here} is {only.Text}; the endpoint picker opens {number} by --{flag}.", $"Make it {number}."), picker.Setter(flag))
            : new Mismatch(picker.Setter(flag).Flaw($"--{flag} makes the endpoint picker open {number}, which its container does not declare.", $"It declares {Wording.List([.. picker.Declared.Select(open => open.Text!)])}."), idle.FirstOrDefault() ?? picker.Container["ports"]);
    }
}
