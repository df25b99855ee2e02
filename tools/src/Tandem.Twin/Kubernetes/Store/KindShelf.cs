namespace Tandem.Twin.Kubernetes.Store;

/// <summary>The objects of one kind, in the order that lists show: by namespace and name.</summary>
internal sealed class KindShelf
{
    private readonly SortedDictionary<(string Namespace, string Name), StoredObject> objects = new(new ByName());

    public StoredObject? Find(ObjectKey key) => objects.GetValueOrDefault((key.Namespace, key.Name));

    public void Put(StoredObject stored) => objects[(stored.Key.Namespace, stored.Key.Name)] = stored;

    public void Remove(ObjectKey key) => objects.Remove((key.Namespace, key.Name));

    public IEnumerable<StoredObject> In(string? @namespace) =>
        @namespace is null ? objects.Values : objects.Values.Where(stored => stored.Key.Namespace == @namespace);

    private sealed class ByName : IComparer<(string Namespace, string Name)>
    {
        public int Compare((string Namespace, string Name) x, (string Namespace, string Name) y)
        {
            var first = string.CompareOrdinal(x.Namespace, y.Namespace);
            return first != 0 ? first : string.CompareOrdinal(x.Name, y.Name);
        }
    }
}
