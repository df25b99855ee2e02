using System.Globalization;
using System.Xml;
using Tandem.Reports;

namespace Tandem.Topology.Svg;

/// <summary>Writes the elements that the picture is made of; every text of anybody's is escaped here.</summary>
internal sealed class SvgWriter(XmlWriter xml)
{
    private const string Svg = "http://www.w3.org/2000/svg";

    public void Start(int width, int height, string title)
    {
        xml.WriteStartElement("svg", Svg);
        Attributes(("width", width), ("height", height));
        xml.WriteAttributeString("viewBox", $"0 0 {width} {height}");
        xml.WriteAttributeString("role", "img");
        xml.WriteElementString("title", Svg, title);
        xml.WriteElementString("style", Svg, "\n" + SvgStyle.Css.ReplaceLineEndings("\n") + "\n");
        Element("rect", "ground", ("width", width), ("height", height));
    }

    public void End() => xml.WriteEndElement();

    /// <summary>A rectangle, with what it stands for and what is wrong with it for whoever points at it.</summary>
    public void Box(Box box, string style, IReadOnlyList<TopologyMark> marks, string? title = null)
    {
        xml.WriteStartElement("rect", Svg);
        xml.WriteAttributeString("class", marks.Count == 0 ? style : $"{style} {Severity(marks)}");
        Attributes(("x", box.X), ("y", box.Y), ("width", box.Width), ("height", box.Height), ("rx", 8));
        if (title is not null || marks.Count > 0)
        {
            var lines = marks.Select(mark => $"{mark.RuleId} {mark.Place}: {mark.Message}").Prepend(title).OfType<string>();
            xml.WriteElementString("title", Svg, PrintedText.Lines(string.Join('\n', lines)));
        }

        xml.WriteEndElement();
    }

    /// <summary>The ids of the rules, on the upper edge of a box.</summary>
    public void Badge(Box box, IReadOnlyList<TopologyMark> marks)
    {
        var rules = PartText.Rules(marks);
        if (rules.Count == 0)
        {
            return;
        }

        var text = rules.Count <= 2 ? string.Join(' ', rules) : $"{rules[0]} +{rules.Count - 1}";
        var width = (text.Length * 8) + 16;
        Element("rect", $"badge-{Severity(marks)}", ("x", box.X + 8), ("y", box.Y - 11), ("width", width), ("height", 22), ("rx", 11));
        Text("badge", box.X + 16, box.Y + 4, text);
    }

    public void Text(string style, int x, int y, string text, string anchor = "start")
    {
        if (text.Length == 0)
        {
            return;
        }

        xml.WriteStartElement("text", Svg);
        xml.WriteAttributeString("class", style);
        Attributes(("x", x), ("y", y));
        if (anchor != "start")
        {
            xml.WriteAttributeString("text-anchor", anchor);
        }

        xml.WriteString(PrintedText.Line(text));
        xml.WriteEndElement();
    }

    public void Path(string style, string path)
    {
        xml.WriteStartElement("path", Svg);
        xml.WriteAttributeString("class", style);
        xml.WriteAttributeString("d", path);
        xml.WriteEndElement();
    }

    private void Element(string name, string style, params ReadOnlySpan<(string Name, int Value)> attributes)
    {
        xml.WriteStartElement(name, Svg);
        xml.WriteAttributeString("class", style);
        Attributes(attributes);
        xml.WriteEndElement();
    }

    private void Attributes(params ReadOnlySpan<(string Name, int Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string Severity(IReadOnlyList<TopologyMark> marks) => marks.Any(mark => mark.IsError) ? "bad" : "doubtful";
}
