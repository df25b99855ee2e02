using System.Text.Json;
using Tandem.Findings;

namespace Tandem.Reports;

/// <summary>One finding in the JSON report.</summary>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", JsonReport.Name(finding.Severity));
        json.WriteString("message", finding.Message);
        json.WriteString("hint", finding.Hint);
        WritePlace(json, finding.Blame);
        JsonReport.WriteList(json, "objects", finding.Objects, WriteObject);
        JsonReport.WriteList(json, "chain", finding.Blame.Chain, WriteLink);
        JsonReport.WriteList(json, "related", finding.Related, WriteRelated);
        json.WriteString("fingerprint", Fingerprint.Of(finding));
        WriteSuppression(json, finding.Suppressed);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Blame blame)
    {
        json.WriteStartObject("place");
        WriteCoordinates(json, blame.Place);
        json.WriteBoolean("exact", blame.Exact);
        json.WriteEndObject();
    }

    private static void WriteCoordinates(Utf8JsonWriter json, Place place)
    {
        json.WriteString("file", place.File);
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
    }

    private static void WriteRelated(Utf8JsonWriter json, RelatedPlace related)
    {
        json.WriteStartObject();
        json.WriteString("rule", related.RuleId);
        json.WriteStartObject("place");
        WriteCoordinates(json, related.Place);
        json.WriteEndObject();
        json.WriteString("message", related.Message);
        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, ObjectRef o)
    {
        json.WriteStartObject();
        json.WriteString("cluster", o.Cluster);
        json.WriteString("apiVersion", o.ApiVersion);
        json.WriteString("kind", o.Kind);
        json.WriteString("namespace", o.Namespace);
        json.WriteString("name", o.Name);
        json.WriteString("field", o.Field);
        json.WriteEndObject();
    }

    private static void WriteLink(Utf8JsonWriter json, ChainLink link)
    {
        json.WriteStartObject();
        json.WriteString("role", link.Role.ToString().ToLowerInvariant());
        json.WriteString("file", link.File);
        json.WriteNumber("line", link.Line);
        json.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter json, Suppression? suppression)
    {
        if (suppression is null)
        {
            json.WriteNull("suppressed");
            return;
        }

        json.WriteStartObject("suppressed");
        json.WriteString("by", suppression.By);
        json.WriteString("reason", suppression.Reason);
        json.WriteString("until", JsonReport.Day(suppression.Until));
        json.WriteEndObject();
    }
}
