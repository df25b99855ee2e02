using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Schemas;

namespace Tandem.Rules.Security;

/// <summary>A Secret whose content stands in Git.</summary>
public sealed partial class SecretInGit() : ObjectRule(new RuleInfo(
    "TND0701", "secret-in-git", Severity.Error, Layers.Security, "A Secret's content stands in Git."))
{
    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id is { Group: "", Kind: "Secret" };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        root["data"].Entries.Concat(root["stringData"].Entries).Where(entry => entry.Text is not { } text || !NoSecret().IsMatch(text)).Take(1)
            .Select(entry => Flaw(root, entry, $"The Secret {root.Owner.Manifest.Name} holds {entry.Key} in Git, for everybody who may read the repository and in its history for ever.",
                "Keep it in Secret Manager, and mount it with a SecretProviderClass as base/model-cache does; then make a new one, for this one is known."));

    // Taken out is the whole object, or the line of a generator.
    private static Flaw Flaw(ObjectField root, ObjectField entry, string message, string hint) =>
        root.Owner.Source?.Writers[0] is GeneratedWriter ? entry.KeyFlaw(message, hint) : root["kind"].Flaw(message, hint);

    // Nothing; a reference that something fills in later (1Password, vals, the vault plugin of Argo CD); what SOPS has encrypted.
    [GeneratedRegex(@"^\s*($|op://|ref\+[a-z0-9]+://|<path:|ENC\[)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoSecret();
}
