using System.Text;
using System.Xml;

namespace Tandem.Topology.Svg;

/// <summary>The picture as SVG, laid out by hand: the same bytes for the same fleet, readable in light and in dark.</summary>
public static class SvgPicture
{
    private const int LineHeight = 20;
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false) };

    /// <summary>Draws it.</summary>
    public static string Draw(FleetTopology topology)
    {
        var layout = new SvgLayout(topology);
        List<string> notes =
        [
            .. topology.Elsewhere.Select(mark => $"{mark.RuleId} {mark.Place.File}:{mark.Place.Line} {mark.Message}"),
            .. topology.Gaps.Select(gap => $"Not in the picture: {gap}."),
        ];
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, Settings))
        {
            var svg = new SvgWriter(xml);
            svg.Start(layout.Width, layout.Height + (notes.Count * LineHeight), "The fleet, as tandem topology draws it");
            Draw(svg, layout, topology);
            foreach (var (index, note) in notes.Index())
            {
                svg.Text("detail", 24, layout.Height + (index * LineHeight), SvgText.Cut(note, layout.Width / 8));
            }

            svg.End();
        }

        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    private static void Draw(SvgWriter svg, SvgLayout layout, FleetTopology topology)
    {
        foreach (var region in topology.Regions)
        {
            var box = layout.Of(region);
            svg.Box(box, "region", region.Marks);
            // On the right: what comes from the Gateway passes on the left.
            svg.Text("title", box.Right - 24, box.Y + 32, region.Name, "end");
            svg.Text("detail", box.Right - 24, box.Y + 52, SvgText.Cut(string.Join(", ", region.Details), 56), "end");
            svg.Badge(box, region.Marks);
        }

        var drawn = topology.Links.Where(link => layout.Find(link.From) is not null && layout.Find(link.To) is not null)
            .Select(link => new SvgArrow(layout.Find(link.From)!, layout.Find(link.To)!, link.Label, topology.Regions.Select(layout.Of).ToList())).ToList();
        drawn.ForEach(arrow => arrow.DrawLine(svg));
        topology.Parts.ToList().ForEach(part => Draw(svg, layout.Of(part), part));
        drawn.ForEach(arrow => arrow.DrawLabel(svg));
    }

    private static void Draw(SvgWriter svg, Box box, TopologyPart part)
    {
        svg.Box(box, part.Region is null ? "shared" : "part", part.Marks, $"{PartText.Caption(part.Kind)} {part.Name}{(part.Details.Count == 0 ? "" : $" ({string.Join(", ", part.Details)})")}");
        svg.Text("caption", box.X + 12, box.Y + 18, PartText.Caption(part.Kind));
        var lines = SvgText.Wrap(part.Name, 27);
        foreach (var (index, line) in lines.Index())
        {
            svg.Text("name", box.X + 12, box.Y + 36 + (index * 17), line);
        }

        svg.Text("detail", box.X + 12, box.Y + 70, SvgText.Cut(string.Join(", ", part.Details), 36));
        svg.Badge(box, part.Marks);
    }
}
