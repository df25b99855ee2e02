namespace Tandem.Twin.Kubernetes.Store;

/// <summary>The latest changes, for watches that begin in the past. Older ones are compacted away.</summary>
internal sealed class ChangeLog(int capacity)
{
    private readonly Queue<StoredChange> changes = new();

    /// <summary>Changes up to this version are gone.</summary>
    public long Compacted { get; private set; }

    public void Add(StoredChange change)
    {
        changes.Enqueue(change);
        if (changes.Count > capacity)
        {
            Compacted = changes.Dequeue().Object.Version;
        }
    }

    public void Compact(long version)
    {
        while (changes.TryPeek(out var oldest) && oldest.Object.Version <= version)
        {
            changes.Dequeue();
        }

        Compacted = Math.Max(Compacted, version);
    }

    /// <summary>The changes after a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="latest">The latest version there is. One beyond it was given by another store, before a restart.</param>
    /// <exception cref="ApiException">410: some of them are gone, or there never was such a version.</exception>
    public IEnumerable<StoredChange> Since(long version, long latest) => version < Compacted || version > latest
        ? throw ApiException.Expired($"{(version > latest ? "unknown" : "too old")} resource version: {version} ({(version > latest ? latest : Compacted)})")
        : changes.Where(change => change.Object.Version > version);
}
