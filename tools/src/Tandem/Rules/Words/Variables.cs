using Tandem.Rules.References;

namespace Tandem.Rules.Words;

/// <summary>The environment that a container is given.</summary>
/// <param name="Entries">The fields that name a variable: an entry's name, or a key of a ConfigMap.</param>
/// <param name="AreAllKnown">Whether no source is out of sight.</param>
internal sealed record Variables(IReadOnlyList<(string Name, ObjectField Field)> Entries, bool AreAllKnown)
{
    /// <summary>Their names.</summary>
    public IEnumerable<string> Names => Entries.Select(entry => entry.Name);

    /// <summary>Those of one container.</summary>
    public static Variables Of(World world, PodTemplate pod, ObjectField container)
    {
        var own = container["env"].Items.Select(entry => entry["name"]).Where(name => name.Text is not null).Select(name => (name.Text!, name));
        var sources = container["envFrom"].Items.Select(source => (Prefix: source["prefix"].Text ?? "", Root: Source(world, pod, source))).ToList();
        return new Variables(
            [.. own, .. sources.Where(source => source.Root is not null).SelectMany(source => source.Root!["data"].Entries.Select(entry => (source.Prefix + entry.Key, entry)))],
            sources.TrueForAll(source => source.Root is not null));
    }

    private static ObjectField? Source(World world, PodTemplate pod, ObjectField source) =>
        source.Has("configMapRef") ? world.Find("", "ConfigMap", pod.Namespace, source["configMapRef"]["name"].Text) is { } map ? map : world.All("", "ConfigMap").FirstOrDefault(root =>
            root.Owner.WrittenName == source["configMapRef"]["name"].Text && World.IsIn(root, pod.Namespace)) : null;
}
