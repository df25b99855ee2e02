using System.Text.Json;
using Tandem.Findings;

namespace Tandem.Reports.Sarif;

/// <summary>The steps that made a value, as a SARIF code flow of one thread, first writer first, the place to edit last.</summary>
internal static class SarifFlow
{
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Blame.Chain.Count == 0)
        {
            return;
        }

        json.WriteStartArray("codeFlows");
        json.WriteStartObject();
        json.WriteStartArray("threadFlows");
        json.WriteStartObject();
        JsonReport.WriteList(json, "locations", finding.Blame.Chain, WriteStep);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteStep(Utf8JsonWriter json, ChainLink link)
    {
        json.WriteStartObject();
        json.WriteStartObject("location");
        SarifLocation.WriteLine(json, link.File, link.Line);
        SarifReport.WriteText(json, "message", Words(link.Role));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Words(ChainRole role) => role switch
    {
        ChainRole.Base => "first written here",
        ChainRole.Component => "changed by this component",
        ChainRole.Patch => "changed by this patch",
        ChainRole.Replacement => "filled by this replacement",
        ChainRole.Transformer => "rewritten by this field of the kustomization",
        ChainRole.Fact => "the fact that it is filled with",
        _ => "written by this block",
    };
}
