using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Rules.ArgoCd;

/// <summary>What Argo CD needs to write to GitHub: an App's id, its installation and its key, each by reference to a Secret.</summary>
internal static class ServiceSettings
{
    private static readonly string[] Keys = ["appID", "installationID", "privateKey"];

    /// <summary>What is wrong with a service's settings; nothing where no Application is subscribed to it.</summary>
    public static IEnumerable<Finding> Flaws(RuleInfo rule, Notifications settings, string service)
    {
        if (settings.Service(service) is not { } entry)
        {
            return [settings.Data.KeyFlaw($"{Notifications.Name} has no service.{service}: no status is written.", $"Name {string.Join(", ", Keys)}, each as $KEY of argocd-notifications-secret.").Of(rule)];
        }

        var root = settings.Read(entry);
        var missing = root is null ? [] : Keys.Where(key => root.Text(key) is null).ToList();
        return missing.Count > 0
            ? [entry.KeyFlaw($"service.{service} has no {string.Join(", ", missing)}.", "Argo CD writes as a GitHub App, and needs all three.").Of(rule)]
            : root?["privateKey"] is ScalarNode key && !key.Text.StartsWith('$')
            ? [Finding.At(rule, key.Place, "The App's private key is not a reference: it would stand in Git.", "Write $github-privateKey, a key of argocd-notifications-secret.")] : [];
    }
}
