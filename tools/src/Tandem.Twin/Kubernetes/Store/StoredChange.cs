namespace Tandem.Twin.Kubernetes.Store;

/// <summary>One write.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="Object">The object after it; for a deletion its last content, with the version of the deletion.</param>
/// <param name="Before">The object before it; null where it is new.</param>
public sealed record StoredChange(ChangeKind Kind, StoredObject Object, StoredObject? Before);
