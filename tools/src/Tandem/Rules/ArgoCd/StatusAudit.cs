using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Review.Promotion;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>What an Application's notifications write to GitHub, against what the promotion reads.</summary>
/// <param name="Info">The rule that asks.</param>
/// <param name="Settings">The notifications.</param>
/// <param name="Delivery">The Application.</param>
/// <param name="Awaited">What the promotion reads.</param>
internal sealed record StatusAudit(RuleInfo Info, Notifications Settings, Delivery Delivery, AwaitedStatus Awaited)
{
    private const string Compared = ".app.status.sync.revision";
    private static readonly string[] ActedOn = ["success", "failure"];
    private static readonly string[] States = ["error", "failure", "pending", "success"];

    private string Context => Awaited.Of(Delivery.Unit!.Unit.Cluster!, Delivery.Unit.Unit.Name);

    /// <summary>What is wrong with the templates that its subscriptions lead to.</summary>
    public IEnumerable<Finding> Of(IReadOnlyList<Subscription> subscriptions)
    {
        var sent = subscriptions.SelectMany(subscription => subscription.Sends(Settings)).ToList();
        var missing = sent.Where(word => !Settings.Templates.Contains(word.Text)).ToList();
        if (missing.Count > 0)
        {
            return missing.Select(word => Finding.At(Info, word.Place, $"{Notifications.Name} has no template {word.Text}.",
                NearestName.Find(word.Text, Settings.Templates) is { } nearest ? $"Did you mean {nearest}?" : $"It has {string.Join(", ", Settings.Templates)}."));
        }

        var written = sent.Select(word => word.Text).Distinct(StringComparer.Ordinal).Select(Settings.Notification).OfType<MappingNode>()
            .Select(template => template.Mapping("github")).OfType<MappingNode>().Where(github => github.Mapping("status") is not null).ToList();
        // Where nothing written is what is read, it is the reader that strayed.
        return Awaited.Place is { } reader && written.Count > 1 && written.TrueForAll(github => IsOfAnother(Label(github)))
            ? [Finding.At(Info, reader, $"The promotion waits for {Awaited.Pattern}, but Argo CD writes {Label(written[0])!.Text}.", "Leave --status out: the promotion then waits for what this repository's notifications write.")]
            : written.Select(Judge).OfType<Finding>().ToList() is { Count: > 0 } wrong ? wrong
            : subscriptions.SelectMany(subscription => ContraryStates.Of(Info, Settings, subscription)).ToList() is { Count: > 0 } contrary ? contrary
            : Unsaid(subscriptions[0], [.. written.Select(github => github.Mapping("status")!.Text("state")).OfType<string>()]);
    }

    private static ScalarNode? Label(MappingNode github) => github.Mapping("status")!["label"] as ScalarNode;

    // One that only the running Argo CD can fill may be right.
    private bool IsOfAnother(ScalarNode? label) => label is not null && new NotificationText(Settings, Delivery.Application).Of(label.Text) is { } told && UnitStatuses.Plain(told) != Context;

    // Without success the promotion waits to its end, without failure it does not stop before.
    private IEnumerable<Finding> Unsaid(Subscription subscription, HashSet<string> states) => states.Any(IsTemplate) ? [] :
        from state in ActedOn
        where !states.Contains(state) && !(state == "failure" && states.Contains("error"))
        select Settings.Entry(subscription.Trigger).KeyFlaw($"The trigger {subscription.Trigger} never writes the state {state}, which the promotion acts on.", $"Send a template whose github.status.state is {state}.").Of(Info);

    private Finding? Judge(MappingNode github)
    {
        var status = github.Mapping("status")!;
        var (state, label, revision) = (status["state"] as ScalarNode, Label(github), github["revisionPath"] as ScalarNode);
        return state is null || (!IsTemplate(state.Text) && !States.Contains(state.Text))
            ? Finding.At(Info, state?.Place ?? github.Find("status")!.Key.Place, $"{state?.Text ?? "Nothing"} is no state of a commit status: GitHub knows {string.Join(", ", States)}.", "The promotion waits for success, and stops at failure and error.")
            : label is null || IsOfAnother(label)
            ? Finding.At(Info, label?.Place ?? github.Find("status")!.Key.Place, $"The status is written as {label?.Text ?? "nothing"}, but the promotion waits for {Awaited.Pattern}.", "Name the unit by its folder below clusters/, which differs in every region.")
            : revision?.Text.Contains(Compared, StringComparison.Ordinal) == true ? null
            : Finding.At(Info, revision?.Place ?? github.Entries[0].Key.Place, "The status is written to another commit than the one that the Application was compared with: a commit that changes nothing in it starts no operation.", $"Set revisionPath: \"{{{{{Compared}}}}}\".");
    }

    private static bool IsTemplate(string text) => text.Contains("{{", StringComparison.Ordinal);
}
