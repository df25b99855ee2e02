using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A listener or an address of a Gateway whose fields contradict each other.</summary>
public sealed partial class InvalidListener() : ObjectRule(new RuleInfo(
    "TND0501", "invalid-listener", Severity.Error, Layers.Schemas, "A Gateway's listener or address has fields that contradict each other."))
{
    private const string Named = "Write networking.gke.io/named-address-with-region, or NamedAddress.";

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id.Kind == "Gateway" && id.Group is "gateway.networking.k8s.io";

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        root["spec"]["listeners"].Items.SelectMany(Listener)
            .Concat(root["spec"]["addresses"].Items.Select(address => Host(address) ?? Number(address) ?? Bare(address))).OfType<Flaw>();

    private static IEnumerable<Flaw?> Listener(ObjectField listener)
    {
        var (protocol, host, tls) = (listener["protocol"].Text, listener["hostname"], listener["tls"]);
        var mode = tls["mode"].Text ?? "Terminate";
        yield return protocol is "TCP" or "UDP" && host.Text is { Length: > 0 }
            ? host.KeyFlaw($"{host.Here} must not be set for the protocol {protocol}.") : null;
        yield return protocol is "HTTP" or "TCP" or "UDP" && tls.Exists
            ? tls.KeyFlaw($"{tls.Here} must not be set for the protocol {protocol}.", "Remove it, or change the protocol.") : null;
        yield return protocol == "HTTPS" && mode == "Passthrough"
            ? tls["mode"].Flaw($"{tls["mode"].Here} must be Terminate for the protocol HTTPS; it is {mode}.") : null;
        yield return protocol == "TLS" && !tls.Exists ? tls.Missing($"{tls.Here} is required for the protocol TLS; it is missing.") : null;
        yield return tls.Mapping is not null && protocol is not ("HTTP" or "TCP" or "UDP") && mode == "Terminate" && tls["certificateRefs"].Items.Count + tls["options"].Entries.Count == 0
            ? tls.Flaw($"{tls.Here} must have certificateRefs or options for the mode Terminate; it has neither.") : null;
    }

    private static Flaw? Host(ObjectField address) => address["type"].Text == "Hostname" && address["value"] is { Text: { } text } value && !HostForm().IsMatch(text)
        ? value.Flaw($"{value.Here} must be a host name in lower case, after *. at most; it is \"{text}\".") : null;

    // The way to a reserved address is the value of a named one.
    private static Flaw? Number(ObjectField address) => (address["type"].Text ?? "IPAddress") == "IPAddress" && address["value"].Text is { Length: > 0 } text && text.Contains('/') && !Placeholders.IsIn(text)
        ? (address.Has("type") ? address["type"].Flaw(Told(address, text), Named) : address["type"].Missing(Told(address, text), Named)) : null;

    // A named address is one of the Gateway's own region, or of none, and goes by its name alone.
    private static Flaw? Bare(ObjectField address) => address["type"].Text == "NamedAddress" && address["value"].Text is { } text && text.StartsWith("regions/", StringComparison.Ordinal)
        ? address["type"].Flaw($"{address["type"].Here} is NamedAddress, which takes a bare name; {text} is an address with its region.", "Write networking.gke.io/named-address-with-region.") : null;

    private static string Told(ObjectField address, string text) => $"{address["type"].Here} is IPAddress{(address.Has("type") ? "" : ", its default")}, and {text} is the name of one.";

    [GeneratedRegex(@"^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostForm();
}
