using System.Globalization;
using Tandem.Rules.Objects;
using Tandem.Rules.Serving;

namespace Tandem.Rules.References;

/// <summary>The port that a model server is told to listen on, which its container must declare.</summary>
internal static class ServedPort
{
    private const string Default = "8000";

    /// <summary>Those of the servers of a Pod.</summary>
    public static IEnumerable<PortUse> Of(PodTemplate pod) =>
        from container in pod.Containers
        let flags = new ServerFlags(container)
        where flags.IsServer && container["args"].Exists
        let flag = new Arguments(container, pod.Namespace).Flag("port")
        where flag is null ? !flags.Has("port") : int.TryParse(flag.Text, CultureInfo.InvariantCulture, out _)
        select flag is null
            ? new PortUse(container["args"], Default, [container], pod.ToString()) { Says = $"Without --port the server listens on {Default}, which the container {container["name"].Text} does not declare." }
            : new PortUse(flag.Setter, flag.Text, [container], pod.ToString()) { Says = $"{flag.Setter.Here} makes the server listen on {flag.Text}, which the container {container["name"].Text} does not declare." };
}
