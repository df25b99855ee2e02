namespace Tandem.Twin.Kubernetes.Http;

/// <summary>A field of a protobuf message.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">string, bytes, bool, int, Time, JSON, or a message.</param>
/// <param name="Shape"><c>list</c>, <c>map</c>, or "" for a single value.</param>
internal sealed record ProtobufField(string Name, string Type, string Shape);
