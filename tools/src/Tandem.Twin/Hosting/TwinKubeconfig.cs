using System.Text;

namespace Tandem.Twin.Hosting;

/// <summary>The twin's kubeconfig: a context for each region, named for it.</summary>
public static class TwinKubeconfig
{
    /// <summary>Writes it, by rename.</summary>
    /// <param name="folder">The twin's folder.</param>
    /// <param name="apis">Each region's API.</param>
    /// <param name="current">The region that is meant where no context is named.</param>
    /// <returns>Its path.</returns>
    public static string Write(string folder, IReadOnlyDictionary<string, Uri> apis, string current)
    {
        var text = new StringBuilder("apiVersion: v1\nkind: Config\nclusters:\n");
        foreach (var (region, api) in apis)
        {
            // Some clients speak plain HTTP only to a cluster whose certificate need not be right.
            text.Append($"- name: {region}\n  cluster: {{server: \"{api.GetLeftPart(UriPartial.Authority)}\", insecure-skip-tls-verify: true}}\n");
        }

        // The twin asks for none, but clients of .NET refuse a user without credentials.
        text.Append("users:\n- name: rehearsal\n  user: {token: rehearsal}\ncontexts:\n");
        foreach (var region in apis.Keys)
        {
            text.Append($"- name: {region}\n  context: {{cluster: {region}, user: rehearsal, namespace: default}}\n");
        }

        text.Append($"current-context: {current}\n");
        var (path, draft) = (Path.Combine(folder, "kubeconfig"), Path.Combine(folder, $".kubeconfig.{Guid.NewGuid():N}"));
        File.WriteAllText(draft, text.ToString());
        File.Move(draft, path, overwrite: true);
        return path;
    }
}
