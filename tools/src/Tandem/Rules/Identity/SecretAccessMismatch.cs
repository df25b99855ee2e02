using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>A secret that Pods mount, but that is not planned, that their account may not read, or that others may.</summary>
public sealed class SecretAccessMismatch() : SeamRule(new RuleInfo(
    "TND0606", "secret-access-mismatch", Severity.Error, Layers.Seams, "Who may read a secret is not who mounts it."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var planned = infra.Resources.Where(resource => resource.Type is "google_secret_manager_secret" or "google_secret_manager_regional_secret").ToList();
        var clusters = PlannedCluster.Of(fleet, infra).Select(cluster => cluster.Name).ToHashSet(StringComparer.Ordinal);
        var mounted = MountedSecret.Of(fleet).Where(secret => clusters.Contains(secret.Cluster)).ToList();
        if (planned.Exists(secret => secret.Text("secret_id") is null))
        {
            return [];
        }

        var pods = PodTemplate.Of(fleet).ToList();
        List<AccessNeed> needs =
        [
            .. from secret in mounted
               let target = planned.Find(candidate => SecretNames.Are(candidate, secret))
               where target is not null
               from pod in secret.Mounters(pods)
               select new AccessNeed(pod, target, secret.Name, Access.Get),
        ];
        var named = mounted.Select(secret => secret.Name).ToHashSet(StringComparer.Ordinal);
        return mounted.Where(secret => !planned.Exists(candidate => SecretNames.Are(candidate, secret))).Select(secret => Unplanned(secret, planned))
            .Concat(PoolNames.Check(Info, infra, AccessKind.Secret, AccessKind.Bucket))
            .Concat(new AccessAudit(Info, AccessKind.Secret, fleet, needs, planned.Select(secret => secret.Text("secret_id")!).ToHashSet(StringComparer.Ordinal))
            {
                Explained = BucketAccessMismatch.Audit(Info, fleet, infra).Locked(infra),
            }.Run(infra))
            .Concat(SecretEnds.Of(Info, planned, named))
            .Concat(SecretNames.Malformed(fleet).Select(pair => At(pair.Flaw) with { Blame = pair.Blame }))
            .Concat(SecretStrangers.Of(Info, infra, named));
    }

    private Finding Unplanned(MountedSecret secret, List<PlannedResource> planned)
    {
        var names = planned.Select(candidate => candidate.Text("secret_id")!).ToList();
        var twin = planned.Find(candidate => candidate.Text("secret_id") == secret.Name);
        var attribute = twin is null ? "secret_id" : "project";
        var meant = twin ?? (planned is [var only] ? only : planned.Find(candidate => candidate.Text("secret_id") == NearestName.Find(secret.Name, names)));
        var message = twin is null ? $"The secret {secret.Name} is mounted, but not planned."
            : $"The secret {secret.Name} is mounted from the project {secret.Project}, but planned in {twin.Text("project")}.";
        var writer = secret.WriterOf(twin is null ? $"/secrets/{secret.Name}/" : $"projects/{secret.Project}/");
        return meant is not null && FactsFiles.Is(writer.Place.File) && !meant.IsFact(attribute)
            ? Finding.At(Info, meant.Expression(attribute), message, "Take the name from the fact that the manifests take it from.")
            : At(secret.Text.Flaw(message, meant is null ? "Add it to infra/secrets.tf." : $"Planned is projects/{meant.Text("project")}/secrets/{meant.Text("secret_id")}.")) with { Blame = writer };
    }
}
