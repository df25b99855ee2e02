using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Review.Promotion;

namespace Tandem.Rules.ArgoCd;

/// <summary>The commit statuses that a workflow's promotion waits for.</summary>
/// <param name="Place">Where the workflow promotes; null where none does, and people do it.</param>
/// <param name="Pattern">The context of the statuses, as <c>tandem promote --status</c> takes it.</param>
internal sealed partial record AwaitedStatus(Place? Place, string Pattern)
{
    /// <summary>Those of the first promotion of the fleet's workflows; where none promotes, those that <c>tandem promote</c> waits for by itself.</summary>
    public static AwaitedStatus Of(FleetModel fleet) =>
        (from file in fleet.Workflows
         from step in file.Steps
         let script = step.Script
         where script is not null && Promotion().IsMatch(script.Text)
         let status = Status().Match(script.Text)
         select new AwaitedStatus(ScalarLines.PlaceOf(script, Promotion().Match(script.Text).Index), status.Success ? status.Groups["context"].Value : UnitStatuses.Usual))
        .FirstOrDefault() ?? new AwaitedStatus(null, UnitStatuses.Usual);

    /// <summary>The context of one unit's status.</summary>
    public string Of(string region, string unit) => UnitStatuses.ContextOf(Pattern, region, unit);

    [GeneratedRegex(@"--target[= ]Promote\b|\btandem(\.ps1)?\s+promote\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Promotion();

    [GeneratedRegex(@"--status[= ][""']?(?<context>[^\s""']+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Status();
}
