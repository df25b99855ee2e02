using System.Globalization;
using System.Text;
using System.Xml;
using Tandem.Findings;
using Tandem.Reports.JUnit;
using Tandem.Rules;
using Tandem.Validation;

namespace Tandem.Reports;

/// <summary>
/// The report for test dashboards: a suite for each layer, in it a case for each finding and for each rule without one.
/// JUnit has no official schema; ours is <c>tools/schemas/tandem.dev/junit_v1.xsd</c>.
/// </summary>
public static class JUnitReport
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = false,
    };

    /// <summary>Writes the report as UTF-8.</summary>
    public static void Write(Stream output, ReportRun run)
    {
        var suites = run.Result.Coverage.Layers.Select(layer => new JUnitSuite(layer.Name, [.. Cases(run.Result, layer)])).ToList();
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", $"tandem validate {PrintedText.Line(run.Repository)}");
            WriteCounts(xml, [.. suites.SelectMany(suite => suite.Cases)]);
            foreach (var suite in suites)
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", suite.Layer);
                WriteCounts(xml, suite.Cases);
                suite.Cases.ToList().ForEach(one => one.Write(xml));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        output.WriteByte((byte)'\n');
    }

    private static IEnumerable<JUnitCase> Cases(ValidationResult result, LayerCoverage layer)
    {
        var findings = result.Findings.Where(finding => finding.Rule.Layer == layer.Name).ToLookup(finding => finding.Rule.Id, StringComparer.Ordinal);
        var failures = result.Failures.ToDictionary(failure => failure.RuleId, StringComparer.Ordinal);
        var rules = RuleCatalog.All.Where(rule => rule.Layer == layer.Name).ToList();
        var cases = rules.SelectMany(rule => failures.TryGetValue(rule.Id, out var failure) ? [JUnitCase.Of(rule, failure)]
            : findings[rule.Id].Any() ? findings[rule.Id].Select(JUnitCase.Of)
            : [JUnitCase.Of(rule, layer.Skipped)]);
        return rules.Count > 0 ? cases : [JUnitCase.Of(layer)];
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<JUnitCase> cases)
    {
        WriteNumber(xml, "tests", cases.Count);
        WriteNumber(xml, "failures", cases.Count(one => one.Verdict == JUnitVerdict.Failure));
        WriteNumber(xml, "errors", cases.Count(one => one.Verdict == JUnitVerdict.Error));
        WriteNumber(xml, "skipped", cases.Count(one => one.Verdict == JUnitVerdict.Skipped));
    }

    internal static void WriteNumber(XmlWriter xml, string name, int number) => xml.WriteAttributeString(name, number.ToString(CultureInfo.InvariantCulture));
}
