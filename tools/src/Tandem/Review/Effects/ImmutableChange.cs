using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Review.Comparing;
using Tandem.Schemas;

namespace Tandem.Review.Effects;

/// <summary>What an object may not become.</summary>
internal static class ImmutableChange
{
    private static readonly string[] Data = ["data", "binaryData", "stringData"];

    /// <summary>The immutable field that a difference touches; null where the change is one that the API server takes.</summary>
    public static ImmutableField? Of(FleetObject before, FieldDifference difference)
    {
        var id = before.Manifest.Id;
        var (root, way) = (before.Manifest.Root, difference.Way.Keys);
        if (id is { Group: "", Kind: "ConfigMap" or "Secret" } && root["immutable"] is ScalarNode { Type: ScalarType.Boolean } flag && ScalarTyping.IsTrue(flag.Text))
        {
            return Data.Contains(way[0], StringComparer.Ordinal) || way[0] == "immutable" ? new ImmutableField("", id.Kind, [way[0]], "Give it a new name, as a generator's hash does, and name that in what uses it.") : null;
        }

        return ImmutableFields.Find(id.Group, id.Kind, way) is { } field && !(field.MayBeSet && difference.Before is null) ? field : null;
    }
}
