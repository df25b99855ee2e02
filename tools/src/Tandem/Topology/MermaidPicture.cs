using System.Text;

namespace Tandem.Topology;

/// <summary>The picture as a Mermaid flowchart, which GitHub draws inside Markdown.</summary>
public static class MermaidPicture
{
    private const string Bad = ":::bad";
    private const string Doubtful = ":::doubtful";

    /// <summary>Draws it.</summary>
    public static string Draw(FleetTopology topology)
    {
        var ids = topology.Parts.Select((part, index) => (part.Id, Name: $"p{index}")).ToDictionary(pair => pair.Id, pair => pair.Name, StringComparer.Ordinal);
        var text = new StringBuilder("flowchart TB\n");
        foreach (var part in topology.Parts.Where(part => part.Region is null))
        {
            Append(text, "  ", ids[part.Id], part);
        }

        foreach (var (index, region) in topology.Regions.Index())
        {
            Line(text, $"  subgraph r{index}[\"{Words([region.Name, .. region.Details], region.Marks)}\"]");
            topology.Parts.Where(part => part.Region == region.Name).ToList().ForEach(part => Append(text, "    ", ids[part.Id], part));
            Line(text, "  end");
        }

        if (topology.Elsewhere.Count > 0)
        {
            Line(text, $"  elsewhere[\"{string.Join("<br/>", topology.Elsewhere.Select(mark => Escape($"✖ {mark.RuleId} {mark.Place.File}:{mark.Place.Line}")).Prepend("elsewhere"))}\"]{Bad}");
        }

        if (topology.Gaps.Count > 0)
        {
            Line(text, $"  gaps[\"{string.Join("<br/>", topology.Gaps.Select(Escape).Prepend("not in the picture"))}\"]{Doubtful}");
        }

        foreach (var link in topology.Links.Where(link => ids.ContainsKey(link.From) && ids.ContainsKey(link.To)))
        {
            Line(text, $"  {ids[link.From]} -->|\"{Escape(link.Label)}\"| {ids[link.To]}");
        }

        topology.Regions.Index().Where(pair => pair.Item.Marks.Count > 0).ToList().ForEach(pair => Line(text, $"  class r{pair.Index} {(pair.Item.Marks.Any(mark => mark.IsError) ? "bad" : "doubtful")}"));
        Line(text, "  classDef bad stroke:#d1242f,stroke-width:3px");
        Line(text, "  classDef doubtful stroke:#bf8700,stroke-width:3px");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string indent, string id, TopologyPart part)
    {
        var (open, close) = part.Kind switch
        {
            PartKind.Bucket => ("[(", ")]"),
            PartKind.Gateway => ("{{", "}}"),
            PartKind.Identity => ("([", "])"),
            _ => ("[", "]"),
        };
        var style = part.Marks.Count == 0 ? "" : part.Marks.Any(mark => mark.IsError) ? Bad : Doubtful;
        Line(text, $"{indent}{id}{open}\"{Words([PartText.Caption(part.Kind), part.Name, .. part.Details], part.Marks)}\"{close}{style}");
    }

    private static string Words(IEnumerable<string> lines, IReadOnlyList<TopologyMark> marks) =>
        string.Join("<br/>", lines.Select(Escape).Concat(marks.Count == 0 ? [] : [$"✖ {string.Join(' ', PartText.Rules(marks))}"]));

    // Mermaid has entity codes of its own; whatever could end a label, or be taken for markup, becomes one.
    private static string Escape(string text) => string.Concat(Reports.PrintedText.Line(text).Select(letter =>
        char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '-' or '.' or '/' or ':' or ',' or '_' or '=' || letter > 127 ? $"{letter}" : $"#{(int)letter};"));

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
