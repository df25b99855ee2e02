using Google.Protobuf;
using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Protocol;

/// <summary>Between messages and our own values.</summary>
internal static class Wire
{
    public static Value Read(Dynamic? dynamic) =>
        dynamic is null || dynamic.Msgpack.IsEmpty ? Value.Null : MessagePackReader.Read(dynamic.Msgpack.Span);

    /// <summary>An object; null where the message holds none.</summary>
    public static MapValue? ReadObject(Dynamic? dynamic) => Read(dynamic) as MapValue;

    public static Dynamic Write(Value value) => new() { Msgpack = UnsafeByteOperations.UnsafeWrap(MessagePackWriter.Write(value)) };

    public static IEnumerable<Problem> Write(IEnumerable<Complaint> complaints) => complaints.Select(Write);

    public static AttributePath Write(FieldPath path) => new() { Steps = { path.Steps.Select(step => step.Name is null ? new Step { ElementKeyInt = step.Index } : new Step { AttributeName = step.Name }) } };

    private static Problem Write(Complaint complaint) => new()
    {
        Severity = Problem.Types.Severity.Error,
        Summary = complaint.Summary,
        Detail = complaint.Detail,
        Attribute = complaint.Path is null ? null : Write(complaint.Path),
    };
}
