using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Http;

/// <summary>
/// Reads the protobuf encoding of the kinds that kubectl (from 1.32) and helm create by typed clients: they do not fall back on JSON.
/// </summary>
internal static class ProtobufBody
{
    private static readonly byte[] Magic = [(byte)'k', (byte)'8', (byte)'s', 0];

    /// <summary>The object.</summary>
    /// <exception cref="ApiException">400: it is no such encoding; 415: the kind is none of these.</exception>
    public static JsonObject Read(byte[] body)
    {
        if (!body.AsSpan().StartsWith(Magic))
        {
            throw ApiException.BadRequest("the body is not in the protobuf encoding of Kubernetes");
        }

        try
        {
            return Object(body[Magic.Length..]);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw ApiException.BadRequest($"the body is not in the protobuf encoding of Kubernetes: {e.Message}");
        }
    }

    private static JsonObject Object(byte[] bytes)
    {
        var (apiVersion, kind, raw) = Envelope(bytes);
        if (ProtobufMessages.Find(kind) is not { } fields)
        {
            throw new ApiException(415, "UnsupportedMediaType", $"{kind} is not read from protobuf here: send JSON");
        }

        var result = Message(raw, fields);
        (result["apiVersion"], result["kind"]) = (apiVersion, kind);
        return result;
    }

    // runtime.Unknown: the type (1: apiVersion, 2: kind), then the object's own bytes.
    private static (string ApiVersion, string Kind, ByteString Raw) Envelope(byte[] bytes)
    {
        var (type, raw) = (ByteString.Empty, ByteString.Empty);
        var input = new CodedInputStream(bytes);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1:
                    type = input.ReadBytes();
                    break;
                case 2:
                    raw = input.ReadBytes();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        var names = Message(type, ProtobufMessages.Find("TypeMeta")!);
        return ($"{names["apiVersion"]}", $"{names["kind"]}", raw);
    }

    private static JsonObject Message(ByteString bytes, IReadOnlyDictionary<int, ProtobufField> fields)
    {
        var result = new JsonObject();
        var input = bytes.CreateCodedInput();
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            if (fields.TryGetValue(WireFormat.GetTagFieldNumber(tag), out var field))
            {
                Put(result, field, input);
            }
            else
            {
                input.SkipLastField();
            }
        }

        return result;
    }

    private static void Put(JsonObject result, ProtobufField field, CodedInputStream input)
    {
        switch (field.Shape)
        {
            case "map":
                var (key, value) = Entry(input.ReadBytes(), field.Type);
                ((JsonObject)(result[field.Name] ??= new JsonObject()))[key] = value;
                break;
            case "list":
                ((JsonArray)(result[field.Name] ??= new JsonArray())).Add(Value(field.Type, input));
                break;
            default:
                result[field.Name] = Value(field.Type, input);
                break;
        }
    }

    private static (string Key, JsonNode? Value) Entry(ByteString bytes, string type)
    {
        var (key, value) = ("", (JsonNode?)"");
        var input = bytes.CreateCodedInput();
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            (key, value) = WireFormat.GetTagFieldNumber(tag) == 1 ? (input.ReadString(), value) : (key, Value(type, input));
        }

        return (key, value);
    }

    private static JsonNode? Value(string type, CodedInputStream input) => type switch
    {
        "string" => input.ReadString(),
        "bytes" => Convert.ToBase64String(input.ReadBytes().Span),
        "bool" => input.ReadBool(),
        "int" => input.ReadInt64(),
        "Time" => Time(input.ReadBytes()),
        "JSON" => JsonNode.Parse(Encoding.UTF8.GetString(Message(input.ReadBytes(), ProtobufMessages.Find("FieldsV1")!)["raw"] is { } raw ? Convert.FromBase64String($"{raw}") : "{}"u8)),
        _ => Message(input.ReadBytes(), ProtobufMessages.Find(type)!),
    };

    private static string? Time(ByteString bytes) =>
        Message(bytes, ProtobufMessages.Find("Timestamp")!)["seconds"] is { } seconds ? ObjectTimes.Text(DateTimeOffset.FromUnixTimeSeconds((long)seconds)) : null;
}
