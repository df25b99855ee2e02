using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>Retries of a failed sync whose waits Argo CD cannot read, or that do not wait.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/user-guide/auto_sync.md: a duration is a number of seconds, or numbers with units.</remarks>
public sealed class InvalidRetry() : ObjectRule(new RuleInfo(
    "TND0308", "invalid-retry", Severity.Error, Layers.ArgoCd, "A failed sync is tried again at times that make no sense."))
{
    // Below this a retry comes before anything could have changed.
    private const double ShortestWait = 1;

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id is { Group: Deliveries.ApiGroup, Kind: Deliveries.Application };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root)
    {
        var (backoff, limit) = (root["spec"]["syncPolicy"]["retry"]["backoff"], root["spec"]["syncPolicy"]["retry"]["limit"]);
        var (first, longest, factor) = (backoff["duration"], backoff["maxDuration"], backoff["factor"]);
        foreach (var wait in (ObjectField[])[first, longest])
        {
            if (wait.String is { } text && SyncDuration.Seconds(text) is not >= ShortestWait)
            {
                yield return wait.Flaw(SyncDuration.Seconds(text) is null ? $"{wait.Here} is {text}, which is no duration." : $"{wait.Here} is {text}: that is no wait.", "Write a number with a unit, such as 15s or 5m.");
            }
        }

        if (SyncDuration.Seconds(first.String) is >= ShortestWait and var shorter && SyncDuration.Seconds(longest.String) is >= ShortestWait and var longer && longer < shorter)
        {
            yield return longest.Flaw($"{longest.Here} is {longest.Text}, less than the first wait of {first.Text}: the waits never grow.", $"Write more than {first.Text}.");
        }

        if (limit.Integer is 0 && backoff.Exists)
        {
            yield return limit.Flaw($"{limit.Here} is 0: a sync that fails is never tried again, and how long to wait in between means nothing.", "Write how many tries, or a number below 0 for no end.");
        }

        if (factor.Integer is < 1)
        {
            yield return factor.Flaw($"{factor.Here} is {factor.Text}; every wait is the one before times this.", "Write 2.");
        }
    }
}
