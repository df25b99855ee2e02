using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Rules.References;

namespace Tandem.Rules.ArgoCd;

/// <summary>The ConfigMap that says what Argo CD tells others of its Applications, and how.</summary>
/// <remarks>argoproj/argo-cd, docs/operator-manual/notifications; argoproj/notifications-engine, docs/services/github.md.</remarks>
/// <param name="fleet">The fleet.</param>
/// <param name="root">The object.</param>
internal sealed class Notifications(FleetModel fleet, ObjectField root)
{
    /// <summary>Its name, by which Argo CD finds it.</summary>
    public const string Name = "argocd-notifications-cm";

    private const string Trigger = "trigger.";
    private const string Template = "template.";

    /// <summary>Whether an object is it.</summary>
    public static bool Is(ObjectField root) => root is { Kind: "ConfigMap", Group: "" } && root.Owner.WrittenName == Name;

    /// <summary>Those of a cluster's Argo CD; null where no unit brings them.</summary>
    public static Notifications? Of(Deliveries all) =>
        all.World.Subjects.FirstOrDefault(Is) is { } root ? new Notifications(all.World.Fleet, root) : null;

    /// <summary>Its settings.</summary>
    public ObjectField Data { get; } = root["data"];

    /// <summary>The names of its triggers.</summary>
    public IEnumerable<string> Triggers => Named(Trigger);

    /// <summary>The names of its templates.</summary>
    public IEnumerable<string> Templates => Named(Template);

    /// <summary>Whether it subscribes Applications by itself, beside their annotations.</summary>
    public bool Subscribes => Data.Has("subscriptions");

    /// <summary>The settings of a service; null where it has none of that name.</summary>
    public ObjectField? Service(string name) => Data.Entries.FirstOrDefault(entry => entry.Key == $"service.{name}" || (entry.Key.StartsWith("service.", StringComparison.Ordinal) && entry.Key.EndsWith($".{name}", StringComparison.Ordinal)));

    /// <summary>What a setting says, with the places that a person edits.</summary>
    public MappingNode? Read(ObjectField entry) => DataFiles.Read(fleet, entry);

    /// <summary>The conditions of a trigger; none where it cannot be read.</summary>
    public IReadOnlyList<MappingNode> Conditions(string trigger) =>
        DataFiles.Document(fleet, Entry(trigger)) is SequenceNode list ? [.. list.Items.OfType<MappingNode>()] : [];

    /// <summary>The entry of a trigger.</summary>
    public ObjectField Entry(string trigger) => Data[Trigger + trigger];

    /// <summary>The notification of a template; null where it cannot be read.</summary>
    public MappingNode? Notification(string template) => DataFiles.Read(fleet, Data[Template + template]);

    /// <summary>A value that all templates share.</summary>
    public string? Context(string key) => DataFiles.Read(fleet, Data["context"])?.Text(key);

    private IEnumerable<string> Named(string prefix) =>
        Data.Entries.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(entry => entry.Key[prefix.Length..]);
}
