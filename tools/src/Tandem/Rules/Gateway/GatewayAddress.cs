using System.Text.RegularExpressions;
using Tandem.Fleet;

namespace Tandem.Rules.Gateway;

/// <summary>A reserved address that a multi-cluster Gateway names: one for each region it listens in.</summary>
/// <remarks>
/// The type <c>networking.gke.io/named-address-with-region</c> takes <c>regions/REGION/addresses/NAME</c>, as the codelab writes it.
/// </remarks>
/// <param name="Unit">The unit that renders the Gateway.</param>
/// <param name="Gateway">The Gateway.</param>
/// <param name="Value">The field that holds the address.</param>
/// <param name="Region">Its region.</param>
/// <param name="Name">Its name.</param>
internal sealed partial record GatewayAddress(Unit Unit, ObjectField Gateway, ObjectField Value, string Region, string Name)
{
    private const string Type = "networking.gke.io/named-address-with-region";

    public static IEnumerable<GatewayAddress> Of(FleetModel fleet) =>
        from pair in fleet.Of("gateway.networking.k8s.io", "Gateway")
        from address in Named(pair.Root)
        let parts = Form().Match(address["value"].Text ?? "")
        where parts.Success
        select new GatewayAddress(pair.Unit, pair.Root, address["value"], parts.Groups["region"].Value, parts.Groups["name"].Value);

    /// <summary>The addresses of the type that are not of the form.</summary>
    public static IEnumerable<(ObjectField Gateway, ObjectField Value)> Malformed(FleetModel fleet) =>
        from pair in fleet.Of("gateway.networking.k8s.io", "Gateway")
        from address in Named(pair.Root)
        where address["value"].Text is { } text && !Form().IsMatch(text)
        select (pair.Root, address["value"]);

    private static IEnumerable<ObjectField> Named(ObjectField gateway) => gateway.Select("spec.addresses[]").Where(address => address["type"].Text == Type);

    [GeneratedRegex("^regions/(?<region>[^/]+)/addresses/(?<name>[^/]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
