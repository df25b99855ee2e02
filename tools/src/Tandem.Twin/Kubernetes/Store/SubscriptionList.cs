namespace Tandem.Twin.Kubernetes.Store;

/// <summary>Who listens to a store, and the changes that they may have missed. Whoever holds it keeps others out.</summary>
/// <param name="remembered">How many changes are remembered.</param>
internal sealed class SubscriptionList(int remembered)
{
    private readonly List<StoreSubscription> subscriptions = [];

    public ChangeLog Log { get; } = new(remembered);

    public void Add(StoreSubscription subscription) => subscriptions.Add(subscription);

    public void Remove(StoreSubscription subscription) => subscriptions.Remove(subscription);

    /// <summary>Tells everybody of a change.</summary>
    public void Publish(StoredChange change)
    {
        Log.Add(change);
        subscriptions.ForEach(subscription => subscription.Offer(change));
    }
}
