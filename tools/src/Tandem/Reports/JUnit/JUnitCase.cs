using System.Xml;
using Tandem.Findings;
using Tandem.Validation;

namespace Tandem.Reports.JUnit;

/// <summary>One case: a finding, or a rule without any.</summary>
/// <param name="Layer">Its layer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Message">Why, in one line; null where it passed in silence.</param>
/// <param name="Text">The whole of it.</param>
internal sealed record JUnitCase(string Layer, string Name, JUnitVerdict Verdict, string? Message, string? Text)
{
    /// <summary>The place to edit; null where it has none.</summary>
    public Place? Place { get; init; }

    /// <summary>A finding.</summary>
    public static JUnitCase Of(Finding finding)
    {
        var verdict = finding.Suppressed is not null ? JUnitVerdict.Skipped
            : finding.Severity == Severity.Warning ? JUnitVerdict.Passed
            : finding.Rule.MeansUnchecked ? JUnitVerdict.Error : JUnitVerdict.Failure;
        var message = finding.Suppressed is { } suppressed ? $"suppressed by {suppressed.By}: {suppressed.Reason}" : finding.Message;
        return new(finding.Rule.Layer, $"{Title(finding.Rule)} at {finding.Blame.Place}", verdict, message, FindingLines.Of(finding)) { Place = finding.Blame.Place };
    }

    /// <summary>A rule that threw.</summary>
    public static JUnitCase Of(RuleInfo rule, RuleFailure failure) =>
        new(rule.Layer, Title(rule), JUnitVerdict.Error, $"The rule {rule.Id} failed; this is a bug of tandem.", failure.Error.ToString());

    /// <summary>A rule that found nothing, or whose layer was not checked.</summary>
    public static JUnitCase Of(RuleInfo rule, string? skipped) =>
        new(rule.Layer, Title(rule), skipped is null ? JUnitVerdict.Passed : JUnitVerdict.Skipped, skipped, null);

    /// <summary>A layer without rules.</summary>
    public static JUnitCase Of(LayerCoverage layer) =>
        new(layer.Name, layer.Name, layer.Skipped is null ? JUnitVerdict.Passed : JUnitVerdict.Skipped, layer.Skipped, null);

    public void Write(XmlWriter xml)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", PrintedText.Line(Name));
        xml.WriteAttributeString("classname", $"tandem.{Layer}");
        if (Place is not null)
        {
            xml.WriteAttributeString("file", PrintedText.Line(Place.File));
            JUnitReport.WriteNumber(xml, "line", Place.Line);
        }

        WriteVerdict(xml);
        xml.WriteEndElement();
    }

    private static string Title(RuleInfo rule) => $"{rule.Id} {rule.Name}";

    private void WriteVerdict(XmlWriter xml)
    {
        if (Verdict == JUnitVerdict.Passed)
        {
            if (Text is not null)
            {
                xml.WriteElementString("system-out", PrintedText.Lines(Text));
            }

            return;
        }

        xml.WriteStartElement(Verdict.ToString().ToLowerInvariant());
        xml.WriteAttributeString("message", PrintedText.Line(Message ?? ""));
        if (Verdict != JUnitVerdict.Skipped)
        {
            xml.WriteAttributeString("type", Name.Split(' ')[0]);
        }

        xml.WriteString(PrintedText.Lines(Text ?? ""));
        xml.WriteEndElement();
    }
}
