using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tandem.Twin.Hosting;

/// <summary>How the control endpoint writes JSON.</summary>
public static class TwinJson
{
    /// <summary>Names in camel case, kinds of faults in lower case with hyphens, unknown fields refused.</summary>
    public static JsonSerializerOptions Form { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };
}
