using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules.Gateway;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>A header of the inference gateway's own that a script sends and the endpoint picker does not read.</summary>
/// <remarks>https://github.com/kubernetes-sigs/gateway-api-inference-extension/tree/v1.5.0/pkg/epp/metadata/consts.go</remarks>
public sealed partial class UnreadHeader() : ReferenceRule(new RuleInfo(
    "TND0169", "unread-header", Severity.Error, Layers.References, "A script sends a header that the endpoint picker does not read."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from script in Scripts.Of(world, world.OwnPods)
        from match in Header().Matches(script.Text)
        let name = match.Groups["name"]
        where !RouteMatches.Read.Contains(name.Value, StringComparer.OrdinalIgnoreCase)
            && (name.Value.StartsWith(RouteMatches.OfGateway, StringComparison.OrdinalIgnoreCase) || RouteMatches.Read.Any(known => IsMeant(name.Value.ToLowerInvariant(), known)))
        select DataFiles.Finding(world.Fleet, script.File, name.Index, Info, $"{script.Name} sends the header {name.Value}, which the endpoint picker does not read.",
            NearestName.Find(name.Value.ToLowerInvariant(), RouteMatches.Read) is { } near ? $"Did you mean {near}?" : $"It reads {Wording.List(RouteMatches.Read)}.");

    private static bool IsMeant(string name, string known) => NearestName.Slip(name, [known]) is not null || name.EndsWith(known[(RouteMatches.OfGateway.Length - 1)..], StringComparison.Ordinal);

    [GeneratedRegex("""["'](?<name>[xX]-[A-Za-z0-9-]+)["']""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Header();
}
