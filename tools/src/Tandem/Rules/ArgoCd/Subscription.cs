using Tandem.Manifests;

namespace Tandem.Rules.ArgoCd;

/// <summary>An annotation by which an Application is told of to a service: <c>subscribe.TRIGGER.SERVICE</c>.</summary>
/// <param name="Annotation">The annotation.</param>
/// <param name="Trigger">The trigger.</param>
/// <param name="Service">The service.</param>
internal sealed record Subscription(ObjectField Annotation, string Trigger, string Service)
{
    /// <summary>The beginning of such an annotation.</summary>
    public const string Prefix = "notifications.argoproj.io/subscribe.";

    /// <summary>Those of an Application to a service. One that leaves the trigger to the defaults names none.</summary>
    public static IReadOnlyList<Subscription> Of(ObjectField application, string service) =>
    [
        .. from annotation in application["metadata"]["annotations"].Entries
           where annotation.Key.StartsWith(Prefix, StringComparison.Ordinal)
           let parts = annotation.Key[Prefix.Length..].Split('.')
           where parts.Length > 1 && parts[^1] == service
           select new Subscription(annotation, string.Join('.', parts[..^1]), parts[^1]),
    ];

    /// <summary>The templates that it sends, each at the word that names it.</summary>
    public IEnumerable<ScalarNode> Sends(Notifications settings) =>
        settings.Conditions(Trigger).SelectMany(condition => condition.List("send")).OfType<ScalarNode>();
}
