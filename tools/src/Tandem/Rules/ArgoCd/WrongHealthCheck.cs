using Tandem.Findings;
using Tandem.Lua;
using Tandem.Rules.ArgoCd.Health;

namespace Tandem.Rules.ArgoCd;

/// <summary>A health check that fails, or that calls an object by a wrong word in a state that its controller leaves it in.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/operator-manual/health.md. The states of each kind: Rules/ArgoCd/Health.</remarks>
public sealed class WrongHealthCheck() : DeliveryRule(new RuleInfo(
    "TND0316", "wrong-health-check", Severity.Error, Layers.ArgoCd, "A health check tells Argo CD something wrong."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all)
    {
        var settings = ArgoCdSettings.Of(all);
        var checks = HealthChecks.OfOptIns(all.World.Fleet).Concat(settings is null ? [] : HealthChecks.Of(all.World.Fleet, settings)).ToList();
        var audit = new HealthAudit(Info, all.World.Fleet, checks);
        return checks.GroupBy(check => (check.Path ?? check.Key, check.Text)).Select(uses => Once(all, audit, [.. uses])).OfType<Finding>();
    }

    // Most scripts are those of every cluster.
    private static Finding? Once(Deliveries all, HealthAudit audit, IReadOnlyList<HealthCheck> uses) =>
        all.World.Fleet.Memo.Verdict($"{string.Join(' ', uses.Select(use => $"{use.Key} {use.Entry}"))} {uses[0].Path}\n{uses[0].Text}", () => Judge(audit, uses));

    private static Finding? Judge(HealthAudit audit, IReadOnlyList<HealthCheck> uses)
    {
        try
        {
            return audit.Of(uses);
        }
        catch (LuaBeyondException)
        {
            // What it says is not known.
            return null;
        }
    }
}
