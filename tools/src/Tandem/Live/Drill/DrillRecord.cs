using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>What a drill is about to change, written into every cluster before the first change. It is also the lock: one drill at a time.</summary>
/// <param name="Id">The drill.</param>
/// <param name="Region">The region that fails.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Home">The region whose copy shows that the drill is alive.</param>
/// <param name="Started">When it began, by the clock of the machine that runs it.</param>
/// <param name="Tool">The version of the tool.</param>
/// <param name="Owner">The process that runs it.</param>
/// <param name="Steps">What is changed, in order; it is put back from the end.</param>
public sealed record DrillRecord(
    string Id, string Region, string Scenario, string Home, DateTimeOffset Started, string Tool, ProcessMark Owner, IReadOnlyList<UndoStep> Steps)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>As text.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>From text; null where it is none.</summary>
    public static DrillRecord? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<DrillRecord>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
