using System.CommandLine;
using Tandem.Live.Drill;

namespace Tandem.Cli.Live;

/// <summary>The options of <c>tandem drill</c>.</summary>
internal static class DrillArguments
{
    private static readonly DrillOptions Defaults = new("", DrillScenarios.All[0]);

    public static Option<string> Region { get; } = new("--region") { Description = "The region that is to fail.", HelpName = "NAME", Required = true };

    public static Option<string> Scenario { get; } = new("--scenario")
    {
        Description = $"How it fails: {string.Join(", ", DrillScenarios.All.Select(scenario => scenario.Name))}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => DrillScenarios.All[0].Name,
    };

    public static Option<string[]> Report { get; } = new("--report") { Description = "Write a report: json, markdown, junit or html. May be given again.", HelpName = "FORMAT[=FILE]" };

    public static Option<bool> FromHere { get; } = new("--from-here")
    {
        Description = "On real clusters, send the load from this machine instead of a Job in the region's cluster: it must reach the gateway.",
    };

    private static readonly Option<double> Rate = Number("--rps", Defaults.Rate, "Requests a second.");
    private static readonly Option<double> Overload = Number("--overload-rps", Defaults.OverloadRate, "Requests a second while the region is overloaded.");
    private static readonly Option<double> Baseline = Number("--baseline", Defaults.Baseline.TotalSeconds, "Seconds of load before the fault.");
    private static readonly Option<double> Settle = Number("--settle", Defaults.Settle.TotalSeconds, "Seconds that all must be well to count as stable.");
    private static readonly Option<double> Hold = Number("--hold", Defaults.Hold.TotalSeconds, "Seconds that the fault stays once the others serve.");
    private static readonly Option<double> Failover = Number("--failover-within", Defaults.FailoverWithin.TotalSeconds, "Seconds within which the others must have taken over.");
    private static readonly Option<double> Restore = Number("--restore-within", Defaults.RestoreWithin.TotalSeconds, "Seconds within which the region must serve again.");
    private static readonly Option<double?> Window = new("--max-error-window") { Description = "Seconds from the first to the last failed request that are allowed; by default the health check's bound and 2.", HelpName = "SECONDS" };
    private static readonly Option<bool> AllAnswered = new("--all-answered") { Description = "No request at all may fail: what a gateway that retries promises where servers leave in peace." };
    private static readonly Option<double> P95 = Number("--max-p95", Defaults.MaxP95.TotalSeconds, "Seconds within which 95 % of answers must come while the others serve.");
    private static readonly Option<double> FirstToken = Number("--max-first-token", Defaults.MaxFirstToken.TotalSeconds, "Seconds within which 95 % of streams must begin while the others serve.");
    private static readonly Option<double> Duration = Number("--max-duration", Defaults.MaxDuration.TotalSeconds, "Seconds after which everything is put back.");

    public static IReadOnlyList<Option> All { get; } =
        [Region, Scenario, LiveOptions.Contexts, LiveOptions.Kubeconfig, LiveOptions.Twin, LiveOptions.Yes, FromHere, Report, Rate, Overload, Baseline, Settle, Hold, Failover, Restore, Window, AllAnswered, P95, FirstToken, Duration];

    /// <summary>How the drill is run.</summary>
    public static DrillOptions Of(ParseResult parsed, string region, DrillScenario scenario) => new(region, scenario)
    {
        Rate = parsed.GetValue(Rate),
        OverloadRate = parsed.GetValue(Overload),
        Baseline = Seconds(parsed, Baseline),
        Settle = Seconds(parsed, Settle),
        Hold = Seconds(parsed, Hold),
        FailoverWithin = Seconds(parsed, Failover),
        RestoreWithin = Seconds(parsed, Restore),
        MaxErrorWindow = parsed.GetValue(Window) is { } window ? TimeSpan.FromSeconds(window) : null,
        AllAnswered = parsed.GetValue(AllAnswered),
        MaxP95 = Seconds(parsed, P95),
        MaxFirstToken = Seconds(parsed, FirstToken),
        MaxDuration = Seconds(parsed, Duration),
    };

    private static TimeSpan Seconds(ParseResult parsed, Option<double> option) => TimeSpan.FromSeconds(parsed.GetValue(option));

    private static Option<double> Number(string name, double initial, string description)
    {
        var option = new Option<double>(name) { Description = description, HelpName = "NUMBER", DefaultValueFactory = _ => initial };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(double.TryParse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 86400))
            {
                result.AddError($"{name} must be a number above 0 and at most 86400; it is {result.Tokens[0].Value}.");
            }
        });
        return option;
    }
}
