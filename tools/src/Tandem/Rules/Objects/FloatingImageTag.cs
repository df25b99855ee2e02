using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>An image whose tag names another image tomorrow.</summary>
public sealed class FloatingImageTag() : Rule(new RuleInfo(
    "TND0103", "floating-image-tag", Severity.Error, Layers.References, "An image has no tag, or one that moves."))
{
    private static readonly HashSet<string> Moving = new(StringComparer.OrdinalIgnoreCase)
    {
        "latest", "nightly", "main", "master", "head", "edge", "dev", "develop", "stable", "canary", "rolling", "current",
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        foreach (var candidate in fleet.Objects)
        {
            foreach (var container in PodSpecs.ContainersOf(candidate))
            {
                var image = container["image"];
                if (image.Node is ScalarNode && Complaint(image.Text) is { } complaint)
                {
                    yield return candidate.Finding(Info, image.Path, FieldTarget.Value,
                        $"The image {image.Text} {complaint}.", "Pin a release: a tag that is never moved, or a digest.");
                }
            }
        }
    }

    private static string? Complaint(string? image)
    {
        if (string.IsNullOrEmpty(image) || image.Contains("@sha256:", StringComparison.Ordinal))
        {
            return null;
        }

        var name = image[(image.LastIndexOf('/') + 1)..];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "has no tag, which means latest"
            : Moving.Contains(name[(colon + 1)..]) ? $"has the tag {name[(colon + 1)..]}, which moves"
            : null;
    }
}
