using Tandem.Fleet;
using Tandem.Rules;
using Tandem.Rules.Identity;
using Tandem.Rules.Serving;
using Tandem.Terraform;

namespace Tandem.Topology;

/// <summary>What the Pods reach: buckets and secrets, and the accounts that let them.</summary>
internal static class StorageParts
{
    public static void Add(TopologyDraft draft, FleetModel fleet)
    {
        foreach (var mount in BucketMount.Of(fleet).Where(mount => mount.Pod is not null && mount.Bucket is not null))
        {
            AddMount(draft, fleet, mount, mount.Pod!);
        }

        var pods = PodTemplate.Of(fleet).ToList();
        foreach (var secret in MountedSecret.Of(fleet))
        {
            var part = draft.Part(PartKind.Secret, null, secret.Name).Shows(secret.Text.Owner, secret.Text);
            fleet.Infra?.OfType("google_secret_manager_secret").Where(planned => planned.Text("secret_id") == secret.Name).ToList().ForEach(planned => part.Shows(planned, "secret_id"));
            secret.Mounters(pods).ToList().ForEach(user => Let(draft, fleet, AccessKind.Secret, user, part));
        }
    }

    private static void AddMount(TopologyDraft draft, FleetModel fleet, BucketMount mount, PodTemplate pods)
    {
        // The servers of a pool are there already; whoever else reads or writes the bucket is a loader of some kind.
        var user = draft.Parts.FirstOrDefault(part => part.Kind == PartKind.Server && part.Region == pods.Cluster && part.Name == pods.Root.Owner.Manifest.Name)
            ?? ServingParts.Workload(draft, PartKind.Loader, pods);
        var bucket = draft.Part(PartKind.Bucket, mount.Cluster, mount.Bucket!).NamedBy(mount.BucketField);
        var planned = fleet.Infra?.OfType("google_storage_bucket").FirstOrDefault(resource => resource.Text("name") == mount.Bucket);
        if (fleet.Facts.Region(mount.Cluster) is { } facts)
        {
            // Where the location is wrong there may be no plan to take it from.
            bucket.NamedAt(facts.Place("weightsBucketLocation"));
        }

        if (planned is not null)
        {
            bucket.With($"in {planned.Text("location")}").Shows(planned, "name", "location");
        }

        draft.Link(user, bucket, mount.IsReadOnly ? "reads" : "writes");
        draft.Link(user, Account(draft, fleet, pods), "runs as");
        Let(draft, fleet, AccessKind.Bucket, pods, bucket);
    }

    private static PartDraft Account(TopologyDraft draft, FleetModel fleet, PodTemplate pods)
    {
        var part = draft.Part(PartKind.Identity, pods.Cluster, pods.Account.Name).With($"namespace {pods.Account.Namespace}").NamedBy(pods.AccountField);
        fleet.ObjectsOf(pods.Cluster)
            .Where(other => other.Manifest is { Id: { Kind: "ServiceAccount", Group: "" } } account && account.Name == pods.Account.Name && (account.Namespace ?? "default") == pods.Namespace)
            .ToList().ForEach(other => part.Shows(other, ObjectField.Root(other)["metadata"]["name"]));
        return part;
    }

    // The roles that let the account of some Pods into a bucket or a secret; who grants them is the account's business.
    private static void Let(TopologyDraft draft, FleetModel fleet, AccessKind kind, PodTemplate pods, PartDraft target)
    {
        var account = Account(draft, fleet, pods);
        var grants = fleet.Infra is not { } infra ? [] : new Grants(infra, kind).All
            .Where(grant => grant.Principal?.Account == pods.Account && (grant.Target is null || grant.Target == target.Name)).ToList();
        grants.ForEach(grant => account.Shows(grant.Source, "role"));
        var roles = grants.Select(grant => grant.Role?.Split('/')[^1].Split('.')[^1]).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        draft.Link(account, target, roles.Count > 0 ? string.Join(", ", roles) : fleet.Infra is { IsComplete: true } ? "no role" : "role unknown");
    }
}
