using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Rules.Objects;
using Tandem.Schemas;

namespace Tandem.Rules.Security;

/// <summary>An image of a publisher that nobody has vouched for; most often a slip in a name that somebody else may own.</summary>
public sealed class UnknownRegistry() : Rule(new RuleInfo(
    "TND0708", "unknown-registry", Severity.Error, Layers.Security, "An image comes from a registry or a publisher that is not known."))
{
    private const string Hub = "docker.io";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from candidate in fleet.Objects
        from container in PodSpecs.ContainersOf(candidate)
        let image = container["image"]
        where image.Node is ScalarNode { Type: ScalarType.String } && image.Text is { Length: > 0 } text && !text.Contains("unset", StringComparison.Ordinal)
        let complaint = Complaint(image.Text!, fleet.IsRepository)
        where complaint is not null && (fleet.IsRepository || complaint.IsSlip)
        select candidate.Finding(Info, image.Path, FieldTarget.Value, complaint.Message, complaint.Hint);

    private static Complaint? Complaint(string image, bool isOurs)
    {
        var parts = image.Split('@')[0].Split('/');
        var hasHost = parts.Length > 1 && (parts[0].Contains('.') || parts[0].Contains(':') || parts[0] == "localhost");
        var host = hasHost ? parts[0] : Hub;
        if (host == Hub || host == "index." + Hub)
        {
            var publisher = parts.Length - (hasHost ? 1 : 0) > 1 ? parts[hasHost ? 1 : 0] : "library";
            return KnownRegistries.Publishers.Contains(publisher, StringComparer.Ordinal) ? null
                : Complain($"{publisher} on Docker Hub is no publisher that this tool knows ({image}).", publisher, KnownRegistries.Publishers);
        }

        // What other people publish for themselves is theirs to know.
        if (isOurs && KnownRegistries.Shared.Contains(host, StringComparer.Ordinal) && !KnownRegistries.SharedPublishers.Contains(parts[1], StringComparer.OrdinalIgnoreCase))
        {
            return Complain($"{parts[1]} on {host} is no publisher that this tool knows ({image}).", parts[1], KnownRegistries.SharedPublishers);
        }

        return KnownRegistries.IsKnown(host) ? null : Complain($"{host} is no registry that this tool knows ({image}).", host, KnownRegistries.Hosts);
    }

    // Whom other people trust is theirs to say; a name that nearly is a known one is a slip in any tree.
    private static Complaint Complain(string message, string name, string[] known) => NearestName.Find(name, known) is { } nearest
        ? new Complaint(message, $"Did you mean {nearest}?", IsSlip: true)
        : new Complaint(message, "Copy the image to an Artifact Registry of your own, or suppress this with the reason why it can be trusted.", IsSlip: false);
}
