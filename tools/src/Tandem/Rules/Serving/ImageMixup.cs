using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>Images that came to another program's container, or that are not of one release.</summary>
internal static class ImageMixup
{
    /// <summary>Model servers and pickers that run each other's image.</summary>
    public static IEnumerable<(Flaw Flaw, string Fact)> Swapped(World world)
    {
        var servers = world.OwnServers.Select(server => server.Container["image"]).ToList();
        var pickers = world.OwnPods.SelectMany(pod => pod.Spec["containers"].Items).Where(container => container.Mapping is not null && new CommandLine(container).IsPicker).Select(container => container["image"]).ToList();
        foreach (var (server, picker) in servers.SelectMany(server => pickers.Select(picker => (server, picker))).Where(pair => pair.server.Text is not null && Repository(pair.server) == Repository(pair.picker)))
        {
            var isServers = Repository(server).Contains("vllm", StringComparison.Ordinal);
            yield return isServers ? (picker.Flaw($"{picker.Here} is {picker.Text}, the image of the model server.", "Take the picker's."), "pickerImage")
                : (server.Flaw($"{server.Here} is {server.Text}, the image of the endpoint picker.", "Take an image of vLLM."), "serverImage");
        }
    }

    /// <summary>Containers of one Pod that run different releases of one image.</summary>
    public static IEnumerable<Flaw> Skewed(PodTemplate pod) =>
        from images in pod.Containers.Select(container => container["image"]).Where(image => image.Text is { Length: > 0 }).GroupBy(Repository, StringComparer.Ordinal)
        where images.Select(image => image.Text).Distinct(StringComparer.Ordinal).Count() > 1 && images.Any(image => new ServerFlags(image.Parent!).IsServer)
        let odd = images.FirstOrDefault(image => !image.IsFact) ?? images.First(image => !new ServerFlags(image.Parent!).IsServer)
        select odd.Flaw($"{odd.Here} is {odd.Text}; beside it runs {images.First(image => image.Text != odd.Text).Text}.", "One release on a node: a second one is pulled for minutes.");

    private static string Repository(ObjectField image)
    {
        var text = (image.Text ?? "").Split('@')[0];
        var colon = text.LastIndexOf(':');
        return colon > text.LastIndexOf('/') ? text[..colon] : text;
    }
}
