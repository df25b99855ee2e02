using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>Plugins in the configuration of an endpoint picker that it does not have: it then ends at once.</summary>
/// <remarks>
/// A plugin without a name is called by its type, names are unique, and unknown keys are refused.
/// Source: https://github.com/kubernetes-sigs/gateway-api-inference-extension/blob/v1.5.0/pkg/epp/config/loader/configloader.go.
/// </remarks>
/// <param name="rule">The rule that reports them.</param>
/// <param name="config">The configuration.</param>
internal sealed class PickerPlugins(RuleInfo rule, PickerConfig config)
{
    private readonly IReadOnlyList<ScalarNode> types = [.. config.Plugins.Select(plugin => plugin["type"]).OfType<ScalarNode>()];
    private readonly IReadOnlyList<ScalarNode> names = [.. config.Plugins.Select(plugin => plugin["name"] ?? plugin["type"]).OfType<ScalarNode>()];

    /// <summary>Everything that is wrong with them.</summary>
    public IEnumerable<Finding> All()
    {
        var keys = PickerKeys.Unknown(config.Root).ToList();
        var unknown = types.Where(IsUnknown).ToList();
        var twice = names.GroupBy(name => name.Text, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(same => same.Last());
        return keys.Count > 0 ? keys.Select(key => At(key.Key, $"{key.Key.Text} is no key that the endpoint picker knows there.", $"Did you mean {key.Meant}?"))
            : unknown.Select(type => At(type, $"The endpoint picker has no plugin of the type {type.Text}.", Hint(type.Text, KnownPlugins.Types)))
                .Concat(Weights()).Concat(Unchosen())
                .Concat(twice.Select(name => At(name, $"Two plugins are called {name.Text}.", "Give one of them another name.")))
                .Concat(config.References.Where(reference => IsMissing(reference, unknown)).GroupBy(reference => reference.Text, StringComparer.Ordinal).Select(same => OfReferences([.. same])));
    }

    // A weight turns a score round where it is below nothing: the fullest server comes first.
    private IEnumerable<Finding> Weights() =>
        from weight in config.Profiles.SelectMany(profile => profile.List("plugins")).OfType<MappingNode>().Select(plugin => plugin["weight"]).OfType<ScalarNode>()
        where weight.Text.StartsWith('-')
        select At(weight, $"A weight of {weight.Text} prefers the server that the plugin finds worst.", "Write a number above 0.");

    // The one that is added by itself takes one profile and no more.
    private IEnumerable<Finding> Unchosen() => config.IsOfProject && config.Profiles.Count > 1 && !types.Any(type => type.Text.EndsWith("profile-handler", StringComparison.Ordinal) && type.Text != KnownPlugins.Added[1])
        ? config.Profiles.Where(profile => profile.Text("name") != "default").Take(1).Select(profile => At((profile["name"] as ScalarNode) ?? config.Plugins[0].Entries[0].Key, "Nothing chooses between the profiles: the endpoint picker ends at once.", "Keep one of them, or declare a profile handler that takes several.")) : [];

    // Of a picker that others built, only a slip of the pen is sure.
    private bool IsUnknown(ScalarNode type) => !KnownPlugins.Types.Contains(type.Text, StringComparer.Ordinal) && !Placeholders.IsIn(type.Text)
        && (config.IsOfProject || NearestName.Slip(type.Text, KnownPlugins.Types) is not null);

    // What was meant by a type that does not exist is reported there.
    private bool IsMissing(ScalarNode reference, List<ScalarNode> unknown) => names.All(name => name.Text != reference.Text) && !KnownPlugins.Added.Contains(reference.Text, StringComparer.Ordinal)
        && !unknown.Exists(type => NearestName.Find(type.Text, [reference.Text]) is not null);

    private Finding OfReferences(List<ScalarNode> references)
    {
        var reference = references[0];
        var named = config.Plugins.FirstOrDefault(plugin => plugin.Text("type") == reference.Text)?.Text("name");
        return At(reference, $"The profile takes the plugin {reference.Text}, which the configuration does not declare.",
            named is not null ? $"It is called {named}." : Hint(reference.Text, names.Select(name => name.Text)) ?? $"Add `- type: {reference.Text}` to plugins.")
            with
        { Related = [.. references.Skip(1).Select(other => new RelatedPlace(other.Place, $"Another profile takes {other.Text} too."))] };
    }

    private static string? Hint(string name, IEnumerable<string> known) => NearestName.Find(name, known) is { } near ? $"Did you mean {near}?" : null;

    private Finding At(ScalarNode node, string message, string? hint) =>
        config.Entry.Owner.Finding(rule, config.Entry.Path, FieldTarget.Value, message, hint) with { Blame = Blame.At(node.Place) };
}
