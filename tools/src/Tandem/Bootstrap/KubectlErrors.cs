namespace Tandem.Bootstrap;

/// <summary>Turns what kubectl says into an error that says what to do.</summary>
internal static class KubectlErrors
{
    private static readonly string[] Silent = ["Unable to connect to the server", "connection refused", "was refused", "i/o timeout", "no such host", "context deadline exceeded", "Client.Timeout"];

    /// <summary>The error of a call that failed.</summary>
    /// <param name="context">The context that was asked.</param>
    /// <param name="arguments">What was asked of kubectl.</param>
    /// <param name="error">What kubectl wrote to its error output.</param>
    public static BootstrapException Of(string context, IReadOnlyList<string> arguments, string error)
    {
        var said = error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()?.TrimEnd('.') ?? "it says nothing";
        var words = string.Join(' ', arguments.TakeWhile(argument => !argument.StartsWith('-')).Take(2));
        return said switch
        {
            _ when error.Contains("does not exist", StringComparison.Ordinal) && error.Contains("context", StringComparison.Ordinal) =>
                new($"There is no context {context}: {said}.", "kubectl config get-contexts lists them; tandem contexts writes those of this fleet."),
            _ when Array.Exists(Silent, error.Contains) =>
                new($"The cluster of context {context} does not answer: {said}.", $"Is it up, and is there a way to it? Try kubectl --context {context} get namespaces."),
            _ when error.Contains("orbidden", StringComparison.Ordinal) =>
                new($"The cluster of context {context} forbids {words}: {said}.", "Installing Argo CD makes CRDs and cluster roles: it takes roles/container.admin on the project, or cluster-admin in the cluster."),
            _ when error.Contains("timed out", StringComparison.Ordinal) =>
                new($"In context {context} it did not come in time: {said}.", $"kubectl --context {context} get pods -n argocd shows what it waits for; then run the command again."),
            _ => new($"kubectl {words} failed in context {context}: {said}.", "Run the command again once the cause is gone: what was applied stays."),
        };
    }
}
