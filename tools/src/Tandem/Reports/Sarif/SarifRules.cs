using System.Text.Json;
using Tandem.Findings;
using Tandem.Rules;

namespace Tandem.Reports.Sarif;

/// <summary>The catalogue as SARIF's reporting descriptors, each with its page as help.</summary>
internal sealed class SarifRules(HelpLinks links)
{
    private readonly Dictionary<string, int> indices = RuleCatalog.All.Select((rule, index) => (rule.Id, index)).ToDictionary(StringComparer.Ordinal);

    public void Write(Utf8JsonWriter json) => JsonReport.WriteList(json, "rules", RuleCatalog.All, Write);

    /// <summary>The id of a rule, with the place of its description where the catalogue has one.</summary>
    public void WriteReference(Utf8JsonWriter json, string ruleId)
    {
        json.WriteString("ruleId", ruleId);
        WriteIndex(json, "ruleIndex", ruleId);
    }

    /// <summary>The rule that a notification is about.</summary>
    public void WriteAssociated(Utf8JsonWriter json, string ruleId)
    {
        json.WriteStartObject("associatedRule");
        json.WriteString("id", ruleId);
        WriteIndex(json, "index", ruleId);
        json.WriteEndObject();
    }

    private void WriteIndex(Utf8JsonWriter json, string name, string ruleId)
    {
        if (indices.TryGetValue(ruleId, out var index))
        {
            json.WriteNumber(name, index);
        }
    }

    private void Write(Utf8JsonWriter json, RuleInfo rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", PascalCase(rule.Name));
        SarifReport.WriteText(json, "shortDescription", rule.Title);
        SarifReport.WriteText(json, "fullDescription", RulePageText.Section(rule, "What") ?? rule.Title);
        SarifReport.WriteText(json, "help", RulePageText.Plain(rule), RulePageText.Markdown(rule));
        if (links.Find(rule) is { } link)
        {
            json.WriteString("helpUri", link);
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", SarifReport.Level(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        JsonReport.WriteList(json, "tags", [rule.Layer], (writer, tag) => writer.WriteStringValue(tag));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string PascalCase(string kebab) => string.Concat(kebab.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
