using System.Text;
using System.Text.Json;
using Tandem.Reports;

namespace Tandem.Topology;

/// <summary>The picture for programs: <c>tandem.topology/v1</c>, whose schema is <c>tools/schemas/tandem.dev/topology_v1.json</c>.</summary>
public static class JsonPicture
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>Draws it.</summary>
    public static string Draw(FleetTopology topology)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", "tandem.topology/v1");
            JsonReport.WriteList(json, "regions", topology.Regions, WriteRegion);
            JsonReport.WriteList(json, "parts", topology.Parts, WritePart);
            JsonReport.WriteList(json, "links", topology.Links, WriteLink);
            JsonReport.WriteList(json, "elsewhere", topology.Elsewhere, WriteMark);
            JsonReport.WriteList(json, "gaps", topology.Gaps, (writer, gap) => writer.WriteStringValue(gap));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteRegion(Utf8JsonWriter json, TopologyRegion region)
    {
        json.WriteStartObject();
        json.WriteString("name", region.Name);
        WriteRest(json, region.Details, region.Marks);
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, TopologyPart part)
    {
        json.WriteStartObject();
        json.WriteString("id", part.Id);
        json.WriteString("kind", part.Kind.ToString().ToLowerInvariant());
        json.WriteString("region", part.Region);
        json.WriteString("name", part.Name);
        WriteRest(json, part.Details, part.Marks);
        json.WriteEndObject();
    }

    private static void WriteRest(Utf8JsonWriter json, IReadOnlyList<string> details, IReadOnlyList<TopologyMark> marks)
    {
        JsonReport.WriteList(json, "details", details, (writer, detail) => writer.WriteStringValue(detail));
        JsonReport.WriteList(json, "marks", marks, WriteMark);
    }

    private static void WriteLink(Utf8JsonWriter json, TopologyLink link)
    {
        json.WriteStartObject();
        json.WriteString("from", link.From);
        json.WriteString("to", link.To);
        json.WriteString("label", link.Label);
        json.WriteEndObject();
    }

    private static void WriteMark(Utf8JsonWriter json, TopologyMark mark)
    {
        json.WriteStartObject();
        json.WriteString("rule", mark.RuleId);
        json.WriteString("severity", mark.IsError ? "error" : "warning");
        json.WriteString("message", mark.Message);
        json.WriteString("file", mark.Place.File);
        json.WriteNumber("line", mark.Place.Line);
        json.WriteNumber("column", mark.Place.Column);
        json.WriteEndObject();
    }
}
