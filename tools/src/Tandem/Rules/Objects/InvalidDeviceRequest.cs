using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A claim on devices that the API server refuses, or that refers to a request it does not make.</summary>
public sealed class InvalidDeviceRequest() : ObjectRule(new RuleInfo(
    "TND0133", "invalid-device-request", Severity.Error, Layers.Schemas, "A claim on devices has a malformed request, or refers to one it does not make."))
{
    private const int MostRequests = 32;
    private const int MostAlternatives = 8;

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id.Group == "resource.k8s.io";

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => (root.Group, root.Kind) switch
    {
        ("resource.k8s.io", "ResourceClaim") => OfClaim(root["spec"]["devices"]).OfType<Flaw>(),
        ("resource.k8s.io", "ResourceClaimTemplate") => OfClaim(root["spec"]["spec"]["devices"]).OfType<Flaw>(),
        _ => [],
    };

    private static IEnumerable<Flaw?> OfClaim(ObjectField devices)
    {
        var requests = devices["requests"].Items;
        yield return DeviceParts.TooMany(devices["requests"], MostRequests);
        foreach (var request in requests)
        {
            yield return DeviceParts.TooMany(request["firstAvailable"], MostAlternatives);
            foreach (var part in request["firstAvailable"].Items.Append(request["exactly"]))
            {
                yield return DeviceParts.Count(part["count"]);
                yield return DeviceParts.Class(part["deviceClassName"]);
            }
        }

        foreach (var name in requests.Select(request => request["name"]).Concat(devices.Select("requests[].firstAvailable[].name")))
        {
            yield return name.String is { Length: > 0 } text && Names.Label(text) is { } wanted
                ? name.Flaw($"{name.Here} must be {wanted}; it is \"{text}\".") : null;
        }

        var known = DeviceParts.NamesOf(requests);
        foreach (var name in devices.Select("constraints[].requests[]").Concat(devices.Select("config[].requests[]")).Where(name => !known.Contains(name.Text ?? "")))
        {
            yield return name.Flaw($"{name.Here} names the request {name.Text}, which the claim does not make.",
                Schemas.NearestName.Find(name.Text ?? "", known) is { } nearest ? $"Did you mean {nearest}?" : null);
        }
    }
}
