using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>Files of a volume whose mode keeps their readers out, or was written in decimal.</summary>
/// <remarks>The files of ConfigMaps and Secrets are root's; their group is fsGroup. YAML takes a number with a leading 0 for octal.</remarks>
public sealed class UnreadableFile() : ObjectRule(new RuleInfo(
    "TND0160", "unreadable-file", Severity.Error, Layers.Schemas, "The files of a volume have a mode by which their container cannot read them, or one written in decimal."))
{
    private const int Most = 0b111_111_111;
    private const int ReadByAll = 0b100;
    private const int ReadByGroup = 0b100_000;

    // What people mean by these are the octal numbers; as decimal ones they let others write and not read.
    private static readonly string[] Decimal = ["400", "440", "444", "500"];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id);

    // The files of a projected volume with a token are left out: they belong to the container's user.
    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => PodSpecs.Of(root) is not { } pod ? [] :
        from volume in pod["volumes"].Items
        from source in new[] { volume["configMap"], volume["secret"], volume["downwardAPI"] }
        let mode = source["defaultMode"]
        where mode.Integer is >= 0 and <= Most
        let flaw = Judge(pod, volume, mode)
        where flaw is not null
        select flaw;

    private static Flaw? Judge(ObjectField pod, ObjectField volume, ObjectField mode)
    {
        if (Decimal.Contains(mode.Text, StringComparer.Ordinal))
        {
            return mode.Flaw($"{mode.Here} is {mode.Text} in decimal, which is 0{Convert.ToString((int)mode.Integer!.Value, 8)} in octal.", $"Write 0{mode.Text}.");
        }

        var reader = PodSpecs.Containers(pod).FirstOrDefault(container => container["volumeMounts"].Items.Any(mount => mount["name"].Text == volume["name"].Text) && !Reads(pod, container, mode.Integer!.Value));
        return reader is null ? null : mode.Flaw($"{mode.Here} is {mode.Text}: the container {reader["name"].Text} cannot read the files of the volume {volume["name"].Text}.", "Write 0444, or take it out: 0644 is the default.");
    }

    // Root without capabilities needs a bit like anybody else; which user an image has is not known.
    private static bool Reads(ObjectField pod, ObjectField container, long mode)
    {
        var own = container["securityContext"]["runAsUser"];
        var user = own.Integer ?? pod["securityContext"]["runAsUser"].Integer;
        var isAny = (mode & 0b100_100_100) != 0;
        return user is null or 0 ? isAny : (mode & ReadByAll) != 0 || ((mode & ReadByGroup) != 0 && (pod["securityContext"]["fsGroup"].Exists || Groups(pod, container)));
    }

    private static bool Groups(ObjectField pod, ObjectField container) =>
        (container["securityContext"]["runAsGroup"].Integer ?? pod["securityContext"]["runAsGroup"].Integer) == 0;
}
