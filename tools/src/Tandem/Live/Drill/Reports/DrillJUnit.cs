using System.Globalization;
using System.Text;
using System.Xml;
using Tandem.Reports;

namespace Tandem.Live.Drill.Reports;

/// <summary>The report for test dashboards: a suite for guards and one for each kind of check. <c>tools/schemas/tandem.dev/junit_v1.xsd</c> has its form.</summary>
public static class DrillJUnit
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    private sealed record Case(string Name, bool Holds, string Text);

    private sealed record Suite(string Name, IReadOnlyList<Case> Cases);

    /// <summary>The report as text.</summary>
    public static string Write(DrillReport report)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            var suites = Suites(report).Where(suite => suite.Cases.Count > 0).ToList();
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", PrintedText.Line($"tandem drill {DrillWords.Headline(report)}"));
            Counts(xml, [.. suites.SelectMany(suite => suite.Cases)]);
            suites.ForEach(suite => Write(xml, suite));
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static IEnumerable<Suite> Suites(DrillReport report)
    {
        yield return new Suite("guards", [.. report.Guards.Select(guard => new Case(guard.Name, guard.Holds, $"{guard.Value}. {guard.Hint}"))]);
        foreach (var kind in Enum.GetValues<CheckKind>())
        {
            yield return new Suite(kind.ToString().ToLowerInvariant(),
                [.. report.Checks.Where(check => check.Kind == kind).Select(check => new Case(check.Name, check.Holds, $"{check.Value} (wanted: {check.Limit})"))]);
        }

        // A drill that was stopped passed nothing, whatever held until then.
        yield return new Suite("verdict", [new Case(report.Scenario, report.Verdict == DrillVerdict.Passed, DrillWords.Meaning(report))]);
    }

    private static void Write(XmlWriter xml, Suite suite)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", suite.Name);
        Counts(xml, suite.Cases);
        foreach (var one in suite.Cases)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("name", PrintedText.Line(one.Name));
            xml.WriteAttributeString("classname", $"tandem.drill.{suite.Name}");
            xml.WriteStartElement(one.Holds ? "system-out" : "failure");
            if (!one.Holds)
            {
                xml.WriteAttributeString("message", PrintedText.Line(one.Text));
                xml.WriteAttributeString("type", $"drill.{suite.Name}");
            }

            xml.WriteString(PrintedText.Lines(one.Text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<Case> cases)
    {
        void Number(string name, int number) => xml.WriteAttributeString(name, number.ToString(CultureInfo.InvariantCulture));
        Number("tests", cases.Count);
        Number("failures", cases.Count(one => !one.Holds));
        Number("errors", 0);
        Number("skipped", 0);
    }
}
