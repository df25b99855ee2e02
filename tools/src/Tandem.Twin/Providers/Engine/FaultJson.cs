using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tandem.Twin.Providers.Engine;

/// <summary>The form of a file of faults, worked out when the tool is built: what is compiled ahead of time cannot look at types.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, ReadCommentHandling = JsonCommentHandling.Skip, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProviderFault[]))]
internal sealed partial class FaultJson : JsonSerializerContext;
