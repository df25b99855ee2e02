using Tandem.Rules.Objects;
using Tandem.Rules.References;
using Tandem.Rules.Serving;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A container that runs the endpoint picker of a pool.</summary>
/// <remarks>Flags and their defaults: https://github.com/kubernetes-sigs/gateway-api-inference-extension/tree/v1.5.0/pkg/epp/server</remarks>
/// <param name="Pod">Its Pods.</param>
/// <param name="Container">The container.</param>
/// <param name="Flags">Its command line.</param>
internal sealed record Picker(PodTemplate Pod, ObjectField Container, Arguments Flags)
{
    /// <summary>The flag by which several elect one of them.</summary>
    public const string Election = "ha-enable-leader-election";
    private const string PoolName = "pool-name";

    /// <summary>The ports it opens, each with the flag that sets it and the number without the flag.</summary>
    public static IReadOnlyList<(string Flag, int Default)> Ports { get; } = [("grpc-port", 9002), ("grpc-health-port", 9003), ("metrics-port", 9090)];

    /// <summary>The ports that the container declares, those that are filled in.</summary>
    public IReadOnlyList<ObjectField> Declared { get; } = [.. Container["ports"].Items.Select(port => port["containerPort"]).Where(port => port.Integer is > 0)];

    /// <summary>The pickers of some Pods.</summary>
    public static IEnumerable<Picker> Of(IEnumerable<PodTemplate> pods) =>
        from pod in pods
        from container in pod.Containers
        let flags = new Arguments(container, pod.Root.Owner.Manifest.Namespace)
        where flags.Has(PoolName) && !new CommandLine(container).IsServer
        select new Picker(pod, container, flags);

    /// <summary>The number that a port flag sets; null where nobody knows.</summary>
    public int? Number(string flag, int otherwise) => !Flags.Has(flag) ? otherwise : int.TryParse(Flags.Flag(flag)?.Text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether one of several answers, which they elect.</summary>
    public bool Elects => IsOn(Election, otherwise: false);

    /// <summary>Whether a flag is on: one of Go that is set to nothing is. Its words: https://pkg.go.dev/strconv#ParseBool.</summary>
    public bool IsOn(string flag, bool otherwise) => Word(flag)?.Text.Split('=', 2) switch
    {
        null => otherwise,
        [_, var value] => value is not ("0" or "f" or "F" or "false" or "FALSE" or "False"),
        _ => true,
    };

    /// <summary>The word that sets a flag last, the flag with it; null where none does.</summary>
    public Argument? Word(string flag) => Flags.All.LastOrDefault(word => word.Text.StartsWith('-') && word.Text.TrimStart('-').Split('=')[0] == flag);

    /// <summary>Whether a switch is not what was meant because its name or its value is a word that is none, which is a finding of its own.</summary>
    public bool Misspells(string flag) => Word(flag) is { } word
        ? word.Text.Split('=', 2) is [_, var value] ? NearestName.Slip(value, ["true", "false"]) is not null : IsBeforeWord(word)
        : Flags.All.Select(word => CommandLine.NameOf(word.Text)).Any(name => name.Length > 3 && !KnownFlags.Picker.Contains(name) && (NearestName.Find(name, [flag]) is not null || KnownFlags.Kin(name) == flag));

    // Go takes no value of a switch from the next word.
    private bool IsBeforeWord(Argument flag) => Flags.All.SkipWhile(word => word != flag).Skip(1).FirstOrDefault()?.Text.ToLowerInvariant() is "true" or "false";

    /// <summary>What sets a flag; the arguments where nothing does.</summary>
    public ObjectField Setter(string flag) => Flags.Flag(flag)?.Setter ?? Container["args"];
}
