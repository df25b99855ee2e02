using Tandem.Findings;
using Tandem.Review.Promotion;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>A commit status that the promotion waits for and that no notification of Argo CD writes as it is read.</summary>
/// <remarks>docs/decisions/0048-promotion.md.</remarks>
public sealed class UnwrittenStatus() : DeliveryRule(new RuleInfo(
    "TND0313", "unwritten-status", Severity.Error, Layers.ArgoCd, "The promotion waits for a commit status that Argo CD does not write."))
{
    private const string GitHub = "github";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all)
    {
        var (settings, awaited) = (Notifications.Of(all), AwaitedStatus.Of(all.World.Fleet));
        // What a promotion moves, and nothing else.
        var promoted = all.Sound.Where(delivery => delivery.IsOwn && delivery.Source["targetRevision"].Text == RegionStep.BranchOf(all.World.Cluster!)).ToList();
        return promoted.Count == 0 || (settings is null && awaited.Place is null) ? []
            : settings is null ? [Finding.At(Info, awaited.Place!, $"The promotion waits for the commit statuses {awaited.Pattern}, but no unit brings {Notifications.Name}: nothing writes them.", "base/argocd/settings is where Argo CD's settings stand.")]
            : promoted.SelectMany(delivery => Check(all, promoted, new StatusAudit(Info, settings, delivery, awaited)))
                .Concat(ServiceSettings.Flaws(Info, settings, GitHub));
    }

    private IEnumerable<Finding> Check(Deliveries all, List<Delivery> promoted, StatusAudit audit)
    {
        var (settings, annotations) = (audit.Settings, audit.Delivery.Application["metadata"]["annotations"]);
        var subscriptions = Subscription.Of(audit.Delivery.Application, GitHub);
        if (subscriptions.Count == 0)
        {
            var message = $"The promotion waits for a commit status of the Application {audit.Delivery.Name}, which is not told of to {GitHub}.";
            var hint = $"Add {Subscription.Prefix}{settings.Triggers.FirstOrDefault() ?? "TRIGGER"}.{GitHub}: \"\".";
            return settings.Subscribes ? [] : [Found(all, annotations.Exists ? annotations.KeyFlaw(message, hint) : annotations.Missing(message, hint))];
        }

        var unknown = subscriptions.Where(subscription => !settings.Triggers.Contains(subscription.Trigger)).ToList();
        return unknown.Count > 0 ? unknown.Select(subscription => Found(all, Unknown(settings, promoted, subscription))) : audit.Of(subscriptions);
    }

    // Where several Applications agree on a name, the trigger that nobody asks for was to have it.
    private static Flaw Unknown(Notifications settings, List<Delivery> promoted, Subscription subscription)
    {
        var asked = promoted.SelectMany(delivery => Subscription.Of(delivery.Application, GitHub)).Select(other => other.Trigger).ToList();
        var idle = settings.Triggers.Except(asked, StringComparer.Ordinal).ToList();
        return asked.Count(trigger => trigger == subscription.Trigger) > 1 && NearestName.Find(subscription.Trigger, idle) is { } misspelt
            ? settings.Entry(misspelt).KeyFlaw($"No Application asks for the trigger {misspelt}; they ask for {subscription.Trigger}, which there is not.", $"Name it {subscription.Trigger}.")
            : subscription.Annotation.KeyFlaw($"{Notifications.Name} has no trigger {subscription.Trigger}: nothing is told of this Application.",
                NearestName.Find(subscription.Trigger, settings.Triggers) is { } nearest ? $"Did you mean {nearest}?" : $"It has {string.Join(", ", settings.Triggers)}.");
    }
}
