using Google.Protobuf;
using Shouldly;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Kubernetes.Http;

/// <summary>Bodies as the typed clients of Go write them, made by hand.</summary>
public sealed class ProtobufBodyTests
{
    private static byte[] Message(params (int Field, object Value)[] fields)
    {
        using var memory = new MemoryStream();
        var output = new CodedOutputStream(memory);
        foreach (var (field, value) in fields)
        {
            output.WriteTag(field, value is bool or long ? WireFormat.WireType.Varint : WireFormat.WireType.LengthDelimited);
            switch (value)
            {
                case string text:
                    output.WriteString(text);
                    break;
                case byte[] bytes:
                    output.WriteBytes(ByteString.CopyFrom(bytes));
                    break;
                case bool flag:
                    output.WriteBool(flag);
                    break;
                case long number:
                    output.WriteInt64(number);
                    break;
            }
        }

        output.Flush();
        return memory.ToArray();
    }

    private static byte[] Envelope(string apiVersion, string kind, byte[] raw) =>
        [.. "k8s\0"u8, .. Message((1, Message((1, apiVersion), (2, kind))), (2, raw), (3, ""), (4, ""))];

    [Fact]
    public void Reads_ASecret()
    {
        var metadata = Message((1, "release"), (3, "default"), (11, Message((1, "owner"), (2, "helm"))), (11, Message((1, "empty"))));
        var body = ProtobufBody.Read(Envelope("v1", "Secret", Message((1, metadata), (2, Message((1, "release"), (2, "x"u8.ToArray()))), (3, "helm.sh/release.v1"), (5, true))));

        body.ToJsonString().ShouldBe("""{"metadata":{"name":"release","namespace":"default","labels":{"owner":"helm","empty":""}},"data":{"release":"eA=="},"type":"helm.sh/release.v1","immutable":true,"apiVersion":"v1","kind":"Secret"}""");
    }

    [Fact]
    public void Reads_AnEviction() =>
        ProtobufBody.Read(Envelope("policy/v1", "Eviction", Message((1, Message((1, "web"))), (2, Message((1, 5L)))))).ToJsonString()
            .ShouldBe("""{"metadata":{"name":"web"},"deleteOptions":{"gracePeriodSeconds":5},"apiVersion":"policy/v1","kind":"Eviction"}""");

    [Fact]
    public void Rejects_AnotherKind() => Should.Throw<ApiException>(() => ProtobufBody.Read(Envelope("v1", "Pod", []))).Code.ShouldBe(415);

    [Fact]
    public void Rejects_OtherBytes() => Should.Throw<ApiException>(() => ProtobufBody.Read([1, 2, 3])).Code.ShouldBe(400);

    [Fact]
    public void Rejects_ATornMessage() => Should.Throw<ApiException>(() => ProtobufBody.Read(Envelope("v1", "Secret", Message((1, "torn")))[..^1])).Code.ShouldBe(400);
}
