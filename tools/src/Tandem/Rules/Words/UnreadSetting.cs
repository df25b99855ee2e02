using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>A variable that a container's script asks for and nobody sets, or that is set under a name which nothing reads.</summary>
public sealed class UnreadSetting() : ReferenceRule(new RuleInfo(
    "TND0150", "unread-setting", Severity.Error, Layers.References, "A variable is set under a name that nothing reads, or is not set at all."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var all = world.OwnPods.SelectMany(pod => pod.Containers.Select(container => (Pod: pod, Container: container, Scripts: world.ScriptsOf(pod, container)))).ToList();
        return from one in all
               from unread in Prefixes.Of(world, one.Pod, one.Container, one.Scripts) is { Count: > 0 } prefixed ? prefixed.Select(flaw => new UnreadName(flaw))
                   : Names(one.Container, new ContainerEnvironment(world, one.Pod, one.Container), one.Scripts).Concat(Strangers(one, all)).DistinctBy(name => name.Flaw.Field)
               select unread.Placed(world, Found(world, unread.Flaw));
    }

    // What another container's script reads, and none of this one's.
    private static IEnumerable<UnreadName> Strangers((PodTemplate Pod, ObjectField Container, IReadOnlyList<Script> Scripts) one, List<(PodTemplate Pod, ObjectField Container, IReadOnlyList<Script> Scripts)> all) =>
        from entry in one.Scripts.Count == 0 ? [] : one.Container["env"].Items.Select(item => item["name"])
        where entry.Text is { Length: > 0 } name && !VariableReaders.IsRead(one.Container, one.Scripts, name)
        let reader = all.Find(other => other.Container != one.Container && !VariableReaders.Known.Contains(entry.Text!, StringComparer.Ordinal) && VariableReaders.IsRead(other.Container, other.Scripts, entry.Text!))
        where reader.Container is not null
        select new UnreadName(entry.Flaw($"Nothing in {one.Container["name"].Text} reads {entry.Text}, which is {reader.Container["name"].Text}'s.", "Take it out, or give it the name that is read here."));

    private static IEnumerable<UnreadName> Names(ObjectField container, ContainerEnvironment variables, IReadOnlyList<Script> scripts)
    {
        var unread = variables.Names.Where(entry => !VariableReaders.IsRead(container, scripts, entry.Name)).ToList();
        var slips = unread.Select(entry => (entry, near: NearestName.Slip(entry.Name, VariableReaders.Known))).Where(pair => pair.near is not null).ToList();
        var lacking = variables.IsWhole ? scripts.SelectMany(script => script.Reads.Select(name => (script, name))).Where(read => !variables.Has(read.name)).DistinctBy(read => read.name).ToList() : [];
        return slips.Select(pair => new UnreadName(UnreadName.At(pair.entry.Field, $"Nothing reads the variable {pair.entry.Name}.", $"Did you mean {pair.near}?")))
            .Concat(lacking.Select(read => Lacking(container, read.script, read.name, [.. unread.Except(slips.Select(pair => pair.entry))], lacking.Count)).OfType<UnreadName>());
    }

    // One that nothing reads stands where it was meant: by its letters, by a word of its name, or because there is no other.
    private static UnreadName? Lacking(ObjectField container, Script script, string name, List<(string Name, ObjectField Field)> unread, int lacking)
    {
        var isNeeded = script.Needs.Contains(name, StringComparer.Ordinal);
        var near = NearestName.Find(name, unread.Select(entry => entry.Name));
        var kin = isNeeded ? unread.FindAll(entry => entry.Name.Split('_').Intersect(name.Split('_'), StringComparer.Ordinal).Any()) : [];
        var meant = near is not null ? unread.Find(entry => entry.Name == near).Field : kin is [var only] ? only.Field : unread.Count == 1 && lacking == 1 && isNeeded ? unread[0].Field : null;
        return meant is not null ? UnreadName.Instead(meant, script, name)
            : isNeeded && Kin(container, name) is { } other ? UnreadName.Instead(other, script, name)
            : isNeeded ? new UnreadName(container.Has("env") ? container["env"].KeyFlaw($"{script.Name} needs the variable {name}, which the container does not define.", $"Add {name}.")
                : container["env"].Missing($"{script.Name} needs the variable {name}, which the container does not define.", $"Add {name}.")) : null;
    }

    // What the command line reads under a part of the name is rightly called so there.
    private static ObjectField? Kin(ObjectField container, string name) =>
        container["env"].Items.Select(item => item["name"]).Where(entry => entry.Text is { Length: > 2 } own && name.EndsWith("_" + own, StringComparison.Ordinal) && VariableReaders.IsRead(container, [], own)).ToList() is [var only] ? only : null;
}
