using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>The ports that an endpoint picker opens, against those that its container declares and its probes ask.</summary>
internal static class PickerPorts
{
    /// <summary>Every one that differs.</summary>
    public static IEnumerable<Mismatch> Of(Picker picker)
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
