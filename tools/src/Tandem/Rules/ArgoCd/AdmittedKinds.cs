using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>The kinds that a component would have an AppProject let in.</summary>
/// <param name="rule">The rule that asks.</param>
/// <param name="fleet">The fleet.</param>
internal sealed class AdmittedKinds(RuleInfo rule, FleetModel fleet)
{
    // A schema's file has its kind in lower case.
    private readonly HashSet<(string Group, string Kind)> known =
    [
        .. SchemaStore.Files.Select(file => file.Split('/')).Where(parts => parts.Length == 2 && parts[1].Contains('_', StringComparison.Ordinal))
            .Select(parts => (parts[0] == "v1" ? "" : parts[0], parts[1][..parts[1].LastIndexOf('_')])),
        .. fleet.Objects.Select(candidate => (candidate.Manifest.Id.Group, candidate.Manifest.Id.Kind.ToLowerInvariant())),
    ];

    /// <summary>What is wrong with one entry; null where there is such a kind, or may be.</summary>
    public Finding? Judge(MappingNode entry)
    {
        var name = entry.Text("kind")?.ToLowerInvariant() ?? "";
        if (entry["group"] is not ScalarNode group || entry["kind"] is not ScalarNode kind || known.Contains((group.Text, name)) || (group.Text + kind.Text).AsSpan().ContainsAny("*?{"))
        {
            return null;
        }

        var message = $"There is no {kind.Text} of {(group.Text.Length == 0 ? "the core group" : group.Text)}: the project would let in nothing.";
        var groups = known.Where(other => other.Kind == name).Select(other => other.Group).Order(StringComparer.Ordinal).ToList();
        return groups.Count > 0 ? Finding.At(rule, group.Place, message, $"Write the group {string.Join(" or ", groups.Select(other => $"\"{other}\""))}.")
            : NearestName.Slip(kind.Text, known.Where(other => other.Group == group.Text).Select(other => other.Kind)) is { } near ? Finding.At(rule, kind.Place, message, $"Did you mean {near}?") : null;
    }
}
