using Tandem.Manifests;
using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>The configuration that an endpoint picker reads when it starts.</summary>
/// <param name="Picker">The picker.</param>
/// <param name="Entry">The entry of the ConfigMap that holds it.</param>
/// <param name="Root">What it says.</param>
internal sealed record PickerConfig(Picker Picker, ObjectField Entry, MappingNode Root)
{
    private const string Program = "epp";

    /// <summary>The plugins that it declares.</summary>
    public IReadOnlyList<MappingNode> Plugins { get; } = [.. Root.List("plugins").OfType<MappingNode>()];

    /// <summary>Its profiles.</summary>
    public IReadOnlyList<MappingNode> Profiles { get; } = [.. Root.List("schedulingProfiles").OfType<MappingNode>()];

    /// <summary>The names by which its profiles refer to plugins.</summary>
    public IEnumerable<ScalarNode> References => Profiles.SelectMany(profile => profile.List("plugins")).OfType<MappingNode>()
        .Select(plugin => plugin["pluginRef"]).OfType<ScalarNode>();

    /// <summary>Whether the picker is the project's own, all of whose plugins are known, and not one that others built with more.</summary>
    public bool IsOfProject => Picker.Container["image"].Text is { } image && image.Split('@')[0].Split('/')[^1].Split(':')[0] == Program;

    /// <summary>Those of a picker: one where <c>--config-file</c> names a file of a ConfigMap.</summary>
    public static IEnumerable<PickerConfig> Of(World world, Picker picker) =>
        from name in picker.Flags.Flag("config-file") is { } file ? [file.Text.Split('/')[^1]] : Array.Empty<string>()
        from source in picker.Pod.Spec.Select("volumes[].configMap")
        let map = world.ConfigMap(picker.Pod.Namespace, source["name"].Text)
        where map is not null
        let key = source.Has("items") ? source["items"].Items.FirstOrDefault(item => item["path"].Text == name)?["key"].Text : name
        let entry = map["data"][key ?? ""]
        where entry.Text is not null
        let root = DataFiles.Read(world.Fleet, entry)
        where root is not null
        select new PickerConfig(picker, entry, root);
}
