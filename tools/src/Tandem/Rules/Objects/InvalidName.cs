using Tandem.Findings;

namespace Tandem.Rules.Objects;

/// <summary>A name that the API server refuses for its kind, or for a part of a Pod.</summary>
public sealed class InvalidName() : ObjectRule(new RuleInfo(
    "TND0114", "invalid-name", Severity.Error, Layers.Schemas, "A name does not have the form that its kind asks for."))
{
    private static readonly string[] Labelled =
    [
        "initContainers[].name", "containers[].name", "ephemeralContainers[].name", "volumes[].name", "resourceClaims[].name", "hostname", "subdomain",
    ];

    private static readonly string[] Subdomains = ["serviceAccountName", "priorityClassName", "runtimeClassName"];

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        OfObject(root).Concat(PodSpecs.Of(root) is { } pod ? OfPod(pod) : []).OfType<Flaw>();

    private static IEnumerable<Flaw?> OfObject(ObjectField root)
    {
        var metadata = root["metadata"];
        yield return Check(metadata["name"], FormOf(root), Longest(root));
        yield return Check(metadata["namespace"], Names.Label);

        // A suffix follows, so that the prefix may end with a hyphen.
        if (!metadata.Has("name") && metadata["generateName"] is { String: { } prefix } generated && FormOf(root)(prefix.TrimEnd('-')) is { } wanted)
        {
            yield return generated.Flaw($"{generated.Here} must begin a name of {wanted}; it is \"{prefix}\".");
        }
    }

    private static IEnumerable<Flaw?> OfPod(ObjectField pod) =>
        Labelled.SelectMany(pod.Select).Select(name => Check(name, Names.Label))
            .Concat(Subdomains.SelectMany(pod.Select).Where(name => name.Text != "").Select(name => Check(name, Names.Subdomain)))
            .Concat(PodSpecs.Containers(pod).SelectMany(container => container.Select("env[].name")).Select(name => Check(name, Names.Variable)));

    private static Func<string, string?> FormOf(ObjectField root) => (root.Group, root.Kind) switch
    {
        ("", "Namespace" or "Service") => Names.Label,
        ("rbac.authorization.k8s.io", _) => Names.PathSegment,
        ("certificates.k8s.io" or "apiregistration.k8s.io", _) => _ => null,
        _ => Names.Subdomain,
    };

    // Both become a label's value or the beginning of one.
    private static int Longest(ObjectField root) => (root.Group, root.Kind) switch
    {
        ("batch", "Job") => 63,
        ("batch", "CronJob") => 52,
        _ => int.MaxValue,
    };

    private static Flaw? Check(ObjectField name, Func<string, string?> form, int longest = int.MaxValue)
    {
        var wanted = name.String is not { Length: > 0 } text ? null : form(text) ?? (text.Length > longest ? $"at most {longest} characters" : null);
        return wanted is null ? null : name.Flaw($"{name.Here} must be {wanted}; it is \"{name.Text}\".");
    }
}
