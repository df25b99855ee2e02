namespace Tandem.Twin.Kubernetes.Store;

/// <summary>All objects of a store, a shelf a kind. Whoever holds it keeps others out.</summary>
internal sealed class ObjectShelves
{
    private readonly SortedDictionary<(string Group, string Kind), KindShelf> shelves = new(new ByKind());

    public StoredObject? Find(ObjectKey key) => shelves.GetValueOrDefault((key.Group, key.Kind))?.Find(key);

    /// <summary>The objects of a kind, in a namespace or, for null, in all.</summary>
    public IEnumerable<StoredObject> Of(string group, string kind, string? @namespace) =>
        shelves.TryGetValue((group, kind), out var shelf) ? shelf.In(@namespace) : [];

    /// <summary>Every object whose group and kind are these; null for all.</summary>
    public IEnumerable<StoredObject> All(string? group = null, string? kind = null) => shelves
        .Where(shelf => (group is null || shelf.Key.Group == group) && (kind is null || shelf.Key.Kind == kind))
        .SelectMany(shelf => shelf.Value.In(null));

    public void Put(StoredObject stored)
    {
        if (!shelves.TryGetValue((stored.Key.Group, stored.Key.Kind), out var shelf))
        {
            shelves[(stored.Key.Group, stored.Key.Kind)] = shelf = new KindShelf();
        }

        shelf.Put(stored);
    }

    public void Remove(ObjectKey key) => shelves.GetValueOrDefault((key.Group, key.Kind))?.Remove(key);

    private sealed class ByKind : IComparer<(string Group, string Kind)>
    {
        public int Compare((string Group, string Kind) x, (string Group, string Kind) y)
        {
            var first = string.CompareOrdinal(x.Group, y.Group);
            return first != 0 ? first : string.CompareOrdinal(x.Kind, y.Kind);
        }
    }
}
