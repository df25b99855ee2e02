namespace Tandem.Topology;

/// <summary>A picture in the making: parts are added once, by id.</summary>
internal sealed class TopologyDraft
{
    private readonly Dictionary<string, PartDraft> parts = new(StringComparer.Ordinal);
    private readonly HashSet<TopologyLink> links = [];

    /// <summary>The parts, by kind, region and name.</summary>
    public IEnumerable<PartDraft> Parts => parts.Values.OrderBy(part => part.Kind).ThenBy(part => part.Region, StringComparer.Ordinal).ThenBy(part => part.Name, StringComparer.Ordinal);

    /// <summary>The lines, sorted.</summary>
    public IEnumerable<TopologyLink> Links => links.OrderBy(link => link.From, StringComparer.Ordinal).ThenBy(link => link.To, StringComparer.Ordinal).ThenBy(link => link.Label, StringComparer.Ordinal);

    /// <summary>The part of a kind in a region, added where it is not there yet.</summary>
    public PartDraft Part(PartKind kind, string? region, string name)
    {
        var id = $"{kind.ToString().ToLowerInvariant()}:{(region is null ? "" : region + "/")}{name}";
        if (!parts.TryGetValue(id, out var part))
        {
            parts.Add(id, part = new PartDraft(id, kind, region, name));
        }

        return part;
    }

    /// <summary>Adds a line.</summary>
    public void Link(PartDraft from, PartDraft to, string label) => links.Add(new TopologyLink(from.Id, to.Id, label));
}
