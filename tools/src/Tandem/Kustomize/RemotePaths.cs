namespace Tandem.Kustomize;

/// <summary>Tells entries that kustomize would fetch from those that it reads.</summary>
public static class RemotePaths
{
    private static readonly string[] Hosts = ["github.com/", "gitlab.com/", "bitbucket.org/", "git@", "git::", "gh:"];

    /// <summary>Whether kustomize would go to the network for <paramref name="entry"/>.</summary>
    public static bool IsRemote(string entry) =>
        entry.Contains("://", StringComparison.Ordinal)
        || entry.Contains("?ref=", StringComparison.Ordinal)
        || Hosts.Any(host => entry.StartsWith(host, StringComparison.OrdinalIgnoreCase));
}
