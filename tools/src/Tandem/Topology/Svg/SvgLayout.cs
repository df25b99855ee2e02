namespace Tandem.Topology.Svg;

/// <summary>
/// Where everything stands: the way in from above (name, addresses, Gateway), then the regions side by side, each with two
/// columns (what serves and holds on the left, who helps and who they are on the right), then what all of them share.
/// </summary>
internal sealed class SvgLayout
{
    private const int Margin = 24;
    private const int BoxWidth = 266;
    private const int BoxHeight = 78;
    private const int Gap = 44;
    private const int Aisle = 110;
    private const int Header = 68;
    private const int RegionWidth = (2 * Margin) + (2 * BoxWidth) + Aisle;

    private static readonly (PartKind[] Left, PartKind[] Right)[] Rows =
    [
        ([PartKind.Pool], [PartKind.Picker]),
        ([PartKind.Server], [PartKind.Identity]),
        ([PartKind.Bucket], [PartKind.Loader]),
    ];

    private readonly Dictionary<string, Box> boxes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Box> regions = new(StringComparer.Ordinal);
    private readonly FleetTopology topology;

    public SvgLayout(FleetTopology topology)
    {
        this.topology = topology;
        Width = (2 * Margin) + Math.Max(1, topology.Regions.Count) * (RegionWidth + Margin) - Margin;
        var y = Centre(PartKind.Dns, Margin);
        y = Addresses(y);
        y = Centre(PartKind.Gateway, y) + (Gap / 2);
        var bottom = topology.Regions.Select((region, index) => Region(region.Name, Margin + (index * (RegionWidth + Margin)), y)).DefaultIfEmpty(y).Max();
        topology.Regions.Select(region => region.Name).ToList().ForEach(name => regions[name] = regions[name] with { Height = bottom - y });
        Height = Shared(bottom + (topology.Regions.Count > 0 ? Gap : 0));
    }

    public int Width { get; }

    /// <summary>The height of all that has a box.</summary>
    public int Height { get; }

    public Box Of(TopologyPart part) => boxes[part.Id];

    public Box Of(TopologyRegion region) => regions[region.Name];

    public Box? Find(string partId) => boxes.GetValueOrDefault(partId);

    private int Centre(PartKind kind, int y) => Row([.. Parts(kind, null)], Width / 2, y);

    // Above its region each, or beside the others where its region has no folder.
    private int Addresses(int y)
    {
        var bottom = Row([.. Parts(PartKind.Address, null)], Width / 2, y);
        var inRegions = topology.Regions.Select((region, index) => Row([.. Parts(PartKind.Address, region.Name)], Margin + (index * (RegionWidth + Margin)) + (RegionWidth / 2), bottom));
        return inRegions.DefaultIfEmpty(bottom).Max();
    }

    private int Row(List<TopologyPart> parts, int middle, int y)
    {
        var left = Math.Max(Margin, middle - (((parts.Count * (BoxWidth + Gap)) - Gap) / 2));
        foreach (var (index, part) in parts.Index())
        {
            boxes[part.Id] = new Box(left + (index * (BoxWidth + Gap)), y, BoxWidth, BoxHeight);
        }

        return parts.Count == 0 ? y : y + BoxHeight + Gap;
    }

    private int Region(string name, int x, int top)
    {
        var y = top + Header;
        // Account and loader of one user stand beside it; a second account goes below.
        var identities = Parts(PartKind.Identity, name).ToList();
        foreach (var (left, right) in Rows)
        {
            var beside = right.SelectMany(kind => kind == PartKind.Identity ? identities.Take(1) : Parts(kind, name));
            var bottom = Math.Max(Stack(left.SelectMany(kind => Parts(kind, name)), x + Margin, y), Stack(beside, x + Margin + BoxWidth + Aisle, y));
            y = bottom;
        }

        y = Stack(identities.Skip(1), x + Margin + BoxWidth + Aisle, y);
        regions[name] = new Box(x, top, RegionWidth, 0);
        return y - Gap + Margin;
    }

    private int Stack(IEnumerable<TopologyPart> parts, int x, int y)
    {
        foreach (var part in parts)
        {
            boxes[part.Id] = new Box(x, y, BoxWidth, BoxHeight);
            y += BoxHeight + Gap;
        }

        return y;
    }

    private int Shared(int y)
    {
        var rest = topology.Parts.Where(part => !boxes.ContainsKey(part.Id)).ToList();
        return Row(rest, Width / 2, y) - (rest.Count > 0 ? Gap : 0) + Margin;
    }

    private IEnumerable<TopologyPart> Parts(PartKind kind, string? region) => topology.Parts.Where(part => part.Kind == kind && part.Region == region);
}
