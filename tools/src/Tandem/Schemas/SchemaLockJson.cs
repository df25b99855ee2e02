using System.Text.Json.Serialization;

namespace Tandem.Schemas;

/// <summary>The form of a lock, worked out when the tool is built: what is compiled ahead of time cannot look at types.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, LockedSchema>))]
internal sealed partial class SchemaLockJson : JsonSerializerContext;
