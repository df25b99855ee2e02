using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Shouldly;
using Tandem.Live.Drill;
using Tandem.Live.Drill.Reports;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Drill;

/// <summary>A drill's reports: the JSON against its schema, JUnit against its own, and the page that needs nothing beside it.</summary>
public sealed partial class DrillReportTests
{
    public static TheoryData<string> Drills { get; } = new(["passed", "invalid", "not started"]);

    [Theory]
    [MemberData(nameof(Drills))]
    public async Task Json_MatchesItsSchema_AndIsReadAgain(string name)
    {
        var cancel = TestContext.Current.CancellationToken;
        var text = DrillJson.Write(Report(name));
        // NJsonSchema knows the older word for definitions.
        var schema = await File.ReadAllTextAsync(Path.Combine(RealRepository.Root, "tools/schemas/tandem.dev/drill_v1.json"), cancel);

        (await NJsonSchema.JsonSchema.FromJsonAsync(schema.Replace("$defs", "definitions", StringComparison.Ordinal), cancel)).Validate(text).ShouldBeEmpty();

        DrillJson.Write(DrillJson.Read(text).ShouldNotBeNull()).ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"schema":"tandem.report/v1"}""")]
    public void Json_OfAnotherForm_IsNotRead(string text) => DrillJson.Read(text).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Drills))]
    public void JUnit_MatchesItsSchema(string name)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(RealRepository.Root, "tools/schemas/tandem.dev/junit_v1.xsd"));
        var document = XDocument.Parse(DrillJUnit.Write(Report(name)));
        var complaints = new List<string>();

        document.Validate(schemas, (_, error) => complaints.Add(error.Message));

        complaints.ShouldBeEmpty();
        document.Descendants("failure").Any().ShouldBe(name != "passed");
    }

    [Theory]
    [MemberData(nameof(Drills))]
    public void Html_NeedsNothingBesideIt_AndNothingInItIsMarkup(string name)
    {
        var page = DrillHtml.Write(Report(name) with { Region = "<b>us</b> & \"co\"" });

        using var reader = XmlReader.Create(new StringReader(page["<!doctype html>\n".Length..]));
        var document = XDocument.Load(reader);
        document.Descendants("b").ShouldBeEmpty();
        document.Descendants("script").ShouldBeEmpty();
        Outside().Matches(page).ShouldBeEmpty();
        document.Descendants("svg").Count().ShouldBe(name == "not started" ? 0 : 1);
    }

    [Fact]
    public void Html_DrawsEveryEventPhaseAndRegion()
    {
        var report = Report("passed");
        var document = XDocument.Parse(DrillHtml.Write(report)["<!doctype html>\n".Length..]);
        var labels = document.Descendants("svg").Descendants("text").Select(text => text.Value).ToList();

        report.Timeline.ShouldAllBe(happened => labels.Any(label => label.StartsWith(happened.Name + " ", StringComparison.Ordinal)));
        labels.ShouldContain(report.Region);
        labels.ShouldContain(report.Survivors[0]);
        document.Descendants("rect").Count(bar => (string?)bar.Attribute("class") == "r0").ShouldBeGreaterThan(20);
        document.Descendants("polyline").Count().ShouldBe(3);
    }

    [Fact]
    public void Markdown_SaysWhatBrokeTheHypothesis()
    {
        DrillMarkdown.Write(Report("passed")).ShouldStartWith("## ✅ Drill passed: scale-to-zero of us-east5");
        DrillMarkdown.Write(Report("passed")).ShouldContain("1000 requests, 0 failed; answered by europe-west4 517, us-east5 483. Another region answered first 0.20 s after the fault.");
        DrillMarkdown.Write(Report("passed")).ShouldContain("the health check bounds it at 15 s (2 failures 5 s apart and a timeout of 5 s).");
        DrillMarkdown.Write(Report("invalid")).ShouldContain("us-east5 stopped serving");
    }

    [Fact]
    public void Comparison_SaysWhatDiffers()
    {
        var rows = DrillComparison.Rows(Report("passed"), Report("invalid"));

        rows.Single(row => row[0] == "verdict").ShouldBe(["verdict", "passed", "invalid", "differs"]);
        rows.Single(row => row[0] == "first answer elsewhere").ShouldBe(["first answer elsewhere", "0.2 s", "0.2 s", "="]);
    }

    /// <summary>A report made of evidence by the same parts that make it of a run.</summary>
    internal static DrillReport Report(string name)
    {
        var drill = name == "invalid" ? new DrillCase().Spoilt(15, 20, sample => sample with { Region = DrillCase.Target }) : new DrillCase();
        var (evidence, checks) = (drill.Evidence, DrillJudge.Checks(drill.Evidence));
        var report = new DrillReport
        {
            Id = "drill-20260101-000000-abcdef",
            Tool = "0.1.0",
            Mode = "twin",
            Speed = 1,
            Started = DateTimeOffset.UnixEpoch,
            Ended = DateTimeOffset.UnixEpoch.AddSeconds(50),
            Region = DrillCase.Target,
            Survivors = [DrillCase.Survivor],
            Scenario = "scale-to-zero",
            Mechanism = "Deployment scaled to 0",
            Hypothesis = "It holds.",
            Verdict = DrillVerdict.Invalid,
            Stopped = "it did not start: no other drill",
            Guards = [new GuardResult("no other drill", name != "not started", "none", name == "not started" ? "Wait." : null)],
            Limits = DrillLimits.Of(drill.Options, evidence.Bound),
            HealthCheck = new DrillHealthCheck(5, 2, 5),
            Checks = [],
        };
        return name == "not started" ? report : report with
        {
            Stopped = null,
            Verdict = DrillJudge.Verdict(drill.Facts, checks),
            Checks = checks,
            Phases = [new DrillPhase(2, "baseline", TimeSpan.Zero, DrillCase.At(10)), new DrillPhase(6, "failover", DrillCase.At(12), DrillCase.At(30))],
            Timeline = drill.Facts.Timeline,
            Windows = new DrillWindows(evidence.Before, evidence.During, evidence.Steady, evidence.After),
            Errors = evidence.Errors,
            Counters = drill.Counters,
            Restorations = drill.Restorations,
            Seconds = DrillSecond.Of(evidence.Samples),
        };
    }

    [GeneratedRegex("(src|href|url\\()[= \"']*https?:", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();
}
