using System.Text;
using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A ConfigMap or Secret with a key that cannot be a file's name, a key twice, or too much in it.</summary>
public sealed class InvalidConfigKey() : ObjectRule(new RuleInfo(
    "TND0128", "invalid-config-key", Severity.Error, Layers.Schemas, "A ConfigMap or Secret has a malformed or missing key, or holds too much."))
{
    private const int MostBytes = 1024 * 1024;

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id is { Group: "", Kind: "ConfigMap" or "Secret" };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root)
    {
        var data = root["data"].Entries.Concat(root["binaryData"].Entries).Concat(root["stringData"].Entries).ToList();
        return data.Select(Form).Concat(root["binaryData"].Entries.Select(entry => Twice(entry, root["data"]))).Append(Size(root, data))
            .Concat(root.Is("Secret") ? Required(root).Select(key => Lacking(root, key)) : []).OfType<Flaw>();
    }

    private static Flaw? Form(ObjectField entry) =>
        Names.ConfigKey(entry.Key) is { } wanted ? entry.KeyFlaw($"The key \"{entry.Key}\" must be {wanted}.") : null;

    private static Flaw? Twice(ObjectField entry, ObjectField data) =>
        data.Has(entry.Key) ? entry.KeyFlaw($"The key {entry.Key} must stand in data or in binaryData; it stands in both.") : null;

    private static Flaw? Size(ObjectField root, List<ObjectField> data)
    {
        var size = data.Sum(entry => Encoding.UTF8.GetByteCount(entry.Text ?? ""));
        return size > MostBytes
            ? data.MaxBy(entry => entry.Text?.Length ?? 0)!.KeyFlaw($"The values of the {root.Kind} must have at most {MostBytes:N0} bytes together; they have {size:N0}.") : null;
    }

    private static string[] Required(ObjectField root) => root["type"].Text switch
    {
        "kubernetes.io/tls" => ["tls.crt", "tls.key"],
        "kubernetes.io/dockerconfigjson" => [".dockerconfigjson"],
        "kubernetes.io/dockercfg" => [".dockercfg"],
        "kubernetes.io/ssh-auth" => ["ssh-privatekey"],
        _ => [],
    };

    private static Flaw? Lacking(ObjectField root, string key)
    {
        var holder = root.Has("data") || !root.Has("stringData") ? root["data"] : root["stringData"];
        return root["data"].Has(key) || root["stringData"].Has(key) ? null
            : holder[key].Missing($"The key {key} is required for the type {root["type"].Text}; it is missing.");
    }
}
