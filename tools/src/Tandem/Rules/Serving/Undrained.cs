namespace Tandem.Rules.Serving;

/// <summary>Servers that stop without waiting for what they have begun.</summary>
internal static class Undrained
{
    /// <summary>The hook that is missing. Where nobody took one away, the grace is what was meant for it.</summary>
    public static Flaw? Of(PodTemplate pod, ModelServer server)
    {
        if (server.World.Cluster is null || pod.Running.Any(container => container["lifecycle"]["preStop"].Exists) || server.Container["lifecycle"].IsMisspelt)
        {
            return null;
        }

        var message = $"Nothing makes the Pods of {pod} wait before they stop: requests that are running, or still on their way, fail.";
        const string hint = "Add a preStop hook that waits until no request is left.";
        var (hook, grace) = (server.Container["lifecycle"]["preStop"].Missing(message, hint), Grace.Field(pod));
        return hook.IsTaken || !grace.Exists ? hook : grace.Flaw(message, hint);
    }
}
