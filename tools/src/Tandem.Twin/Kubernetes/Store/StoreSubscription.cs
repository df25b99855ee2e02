using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Tandem.Twin.Kubernetes.Store;

/// <summary>The changes of one kind, or of all, from a version on. Dispose of it to end it.</summary>
public sealed class StoreSubscription : IDisposable
{
    // A reader that is this far behind is stuck: it is cut off, as an API server does, and must list again.
    private const int MostUnread = 20_000;

    private readonly Channel<StoredChange> channel = Channel.CreateBounded<StoredChange>(new BoundedChannelOptions(MostUnread) { SingleReader = true });
    private readonly string? group;
    private readonly string? kind;
    private readonly Action<StoreSubscription> end;

    internal StoreSubscription(string? group, string? kind, Action<StoreSubscription> end)
    {
        this.group = group;
        this.kind = kind;
        this.end = end;
    }

    /// <summary>What was there when it began.</summary>
    public IReadOnlyList<StoredObject> Initial { get; internal init; } = [];

    /// <summary>The store's version when it began.</summary>
    public long Version { get; internal init; }

    /// <summary>Each change after that, in order.</summary>
    /// <exception cref="ApiException">410: the reader fell too far behind.</exception>
    public async IAsyncEnumerable<StoredChange> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var change in channel.Reader.ReadAllAsync(cancel))
        {
            yield return change;
        }
    }

    /// <summary>A change that is there already; false where the reader has them all.</summary>
    public bool TryRead(out StoredChange? change) => channel.Reader.TryRead(out change);

    /// <summary>Waits for a change; false once none will come.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancel) => channel.Reader.WaitToReadAsync(cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        end(this);
        channel.Writer.TryComplete();
    }

    internal void Offer(StoredChange change)
    {
        if (Wants(change.Object.Key) && !channel.Writer.TryWrite(change))
        {
            channel.Writer.TryComplete(ApiException.Expired("the watch fell too far behind: list again"));
        }
    }

    internal bool Wants(ObjectKey key) => (group is null || key.Group == group) && (kind is null || key.Kind == kind);
}
