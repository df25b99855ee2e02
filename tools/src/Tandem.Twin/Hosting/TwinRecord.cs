using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tandem.Twin.Hosting;

/// <summary>A twin that is ready, as <c>twin.json</c> tells of it.</summary>
/// <param name="Pid">Its process.</param>
/// <param name="Kubeconfig">Its kubeconfig, a context for each region.</param>
/// <param name="Control">Where faults are set and traffic is counted.</param>
/// <param name="Regions">Each region's addresses.</param>
/// <param name="ConfigCluster">The region whose cluster holds the Gateway.</param>
/// <param name="Speed">Simulated seconds in a real one.</param>
/// <param name="Started">When it was started.</param>
public sealed record TwinRecord(
    int Pid, string Kubeconfig, string Control, IReadOnlyDictionary<string, TwinRegion> Regions, string ConfigCluster, double Speed, DateTimeOffset Started)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The folder where its objects are kept when it ends in order; null for none.</summary>
    public string? Snapshot { get; init; }

    /// <summary>Writes it, by rename.</summary>
    public void Write(string folder)
    {
        var draft = Path.Combine(folder, $".twin.{Guid.NewGuid():N}");
        File.WriteAllText(draft, JsonSerializer.Serialize(this, Form) + "\n");
        File.Move(draft, PathIn(folder), overwrite: true);
    }

    /// <summary>The twin that is ready in a folder; null where none is.</summary>
    public static TwinRecord? Find(string folder)
    {
        if (TwinLock.Holder(folder) is not { } holder)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<TwinRecord>(File.ReadAllText(PathIn(folder)), Form) is { } record && record.Pid == holder ? record : null;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Removes it.</summary>
    public static void Remove(string folder) => File.Delete(PathIn(folder));

    private static string PathIn(string folder) => Path.Combine(folder, "twin.json");
}
