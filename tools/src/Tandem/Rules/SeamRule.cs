using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules;

/// <summary>A rule that joins the plan with the manifests. It says nothing where there is no whole plan: the coverage says that.</summary>
/// <param name="info">What is known of it without running it.</param>
public abstract class SeamRule(RuleInfo info) : Rule(info)
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Finding> Check(FleetModel fleet) => fleet.Infra is { IsComplete: true } infra ? Check(fleet, infra) : [];

    /// <summary>Every way in which the ground and what stands on it disagree.</summary>
    private protected abstract IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra);

    /// <summary>The finding of what is wrong with a field of a manifest.</summary>
    private protected Finding At(Flaw flaw) => flaw.Of(Info);

    /// <summary>The same, where a fact that is right itself came to the wrong field: at the replacement that brought it.</summary>
    private protected Finding AtInjection(FleetModel fleet, Flaw flaw) => References.Injection.At(fleet, flaw.Field, At(flaw));
}
