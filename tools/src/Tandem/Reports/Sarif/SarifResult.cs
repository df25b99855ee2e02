using System.Text.Json;
using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Reports.Sarif;

/// <summary>One finding as a SARIF result.</summary>
internal sealed class SarifResult(SarifRules rules, Workspace files)
{
    public void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        rules.WriteReference(json, finding.Rule.Id);
        json.WriteString("level", SarifReport.Level(finding.Severity));
        SarifReport.WriteText(json, "message", Message(finding));
        JsonReport.WriteList(json, "locations", [finding], WriteLocation);
        WriteRelated(json, finding.Related);
        SarifFlow.Write(json, finding);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("tandem/v1", Fingerprint.Of(finding));
        json.WriteEndObject();
        SarifSuppression.Write(json, finding.Suppressed);
        json.WriteStartObject("properties");
        json.WriteBoolean("exact", finding.Blame.Exact);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A reader sees the message alone, so the way to mend it goes with it.
    internal static string Message(Finding finding) => finding.Hint is null ? finding.Message : $"{finding.Message}\nFix: {finding.Hint}";

    private void WriteLocation(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        var place = finding.Blame.Place;
        SarifLocation.WritePhysical(json, place, Snippet(place));
        if (finding.Objects.Count > 0)
        {
            JsonReport.WriteList(json, "logicalLocations", finding.Objects, WriteObject);
        }

        json.WriteEndObject();
    }

    private string? Snippet(Place place)
    {
        var line = files.Knows(place.File) ? files.Yaml(place.File).Source.Line(place.Line) : "";
        return place.Column <= line.Length ? line[(place.Column - 1)..].TrimEnd() : null;
    }

    private static void WriteObject(Utf8JsonWriter json, ObjectRef o)
    {
        json.WriteStartObject();
        json.WriteString("name", o.Field ?? o.Name);
        json.WriteString("fullyQualifiedName", ObjectText.Of(o));
        json.WriteString("kind", "resource");
        json.WriteEndObject();
    }

    private static void WriteRelated(Utf8JsonWriter json, IReadOnlyList<RelatedPlace> related)
    {
        if (related.Count == 0)
        {
            return;
        }

        JsonReport.WriteList(json, "relatedLocations", related.Index(), (writer, pair) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", pair.Index + 1);
            SarifLocation.WritePhysical(writer, pair.Item.Place);
            SarifReport.WriteText(writer, "message", pair.Item.RuleId is { } id ? $"{id}: {pair.Item.Message}" : pair.Item.Message);
            writer.WriteEndObject();
        });
    }
}
