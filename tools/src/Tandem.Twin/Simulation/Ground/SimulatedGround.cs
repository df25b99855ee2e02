using Tandem.Twin.Providers;
using Tandem.Twin.Providers.Store;

namespace Tandem.Twin.Simulation.Ground;

/// <summary>
/// The ground below the clusters: what Terraform made in the embedded providers, and what the clusters do to it. Objects in buckets and
/// users of addresses stand in the providers' own folder, so that a teardown meets them.
/// </summary>
internal sealed class SimulatedGround
{
    private const string Bucket = "google_storage_bucket";
    private const string Address = "google_compute_address";

    private readonly ResourceStore store;
    private readonly GroundFiles files;

    /// <summary>Opens the folder that the embedded providers keep their resources in.</summary>
    public SimulatedGround(string folder)
    {
        store = ResourceStore.Open(folder);
        files = new GroundFiles(folder);
        Now = GroundSnapshot.Of(store);
    }

    /// <summary>What was there at the last look.</summary>
    public GroundSnapshot Now { get; private set; }

    /// <summary>Secrets without a version. Terraform makes none: the twin takes each secret to have one, unless it is named here.</summary>
    public HashSet<string> EmptySecrets { get; } = new(StringComparer.Ordinal);

    /// <summary>Looks again.</summary>
    public void Look() => Now = GroundSnapshot.Of(store);

    /// <summary>Whether a bucket holds an object.</summary>
    public bool Holds(string bucket, string name) => files.Held(Bucket, bucket).Contains(name, StringComparer.Ordinal);

    /// <summary>The objects in a bucket.</summary>
    public IReadOnlyList<string> Objects(string bucket) => files.Held(Bucket, bucket);

    /// <summary>Puts an object into a bucket.</summary>
    public void Put(string bucket, string name) => files.Hold(Bucket, bucket, name);

    /// <summary>Marks an address as used, or as free again. A use is named for its user.</summary>
    /// <param name="path"><c>regions/R/addresses/NAME</c>.</param>
    /// <param name="user">Who uses it.</param>
    /// <param name="isUsed">Whether it does.</param>
    public void Use(string path, string user, bool isUsed)
    {
        var name = path.Split('/')[^1];
        if (isUsed)
        {
            files.Hold(Address, name, user);
        }
        else
        {
            files.DeleteHeld(Address, name, user);
        }
    }

    /// <summary>Frees what an earlier twin used that did not come to its end.</summary>
    public void FreeAddresses(string user)
    {
        foreach (var path in Now.Addresses.Keys)
        {
            Use(path, user, isUsed: false);
        }
    }
}
