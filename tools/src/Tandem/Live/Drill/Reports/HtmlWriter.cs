using System.Globalization;
using System.Text;
using System.Xml;
using Tandem.Reports;

namespace Tandem.Live.Drill.Reports;

/// <summary>Writes a page of HTML with its drawings. Everything is escaped, so that no name of anybody's becomes markup.</summary>
internal sealed class HtmlWriter : IDisposable
{
    private readonly StringBuilder text = new("<!doctype html>\n");
    private readonly XmlWriter xml;

    public HtmlWriter() => xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n", ConformanceLevel = ConformanceLevel.Fragment });

    /// <summary>An element with what is inside.</summary>
    public void Element(string name, (string Name, string Value)[] attributes, Action inside)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, PrintedText.Line(value));
        }

        inside();
        xml.WriteFullEndElement();
    }

    /// <summary>An element of a class with what is inside.</summary>
    public void Element(string name, string style, Action inside) => Element(name, [("class", style)], inside);

    /// <summary>An element with text.</summary>
    public void Text(string name, string style, string inside) => Element(name, style, () => xml.WriteString(PrintedText.Line(inside)));

    /// <summary>An element that never holds anything.</summary>
    public void Void(string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name);
        attributes.ToList().ForEach(attribute => xml.WriteAttributeString(attribute.Name, attribute.Value));
        xml.WriteEndElement();
    }

    /// <summary>A style sheet: ours, never anybody's.</summary>
    public void Style(string css) => Element("style", [], () => xml.WriteRaw("\n" + css.ReplaceLineEndings("\n") + "\n"));

    /// <summary>A part of a drawing.</summary>
    public void Shape(string name, string style, params ReadOnlySpan<(string Name, double Value)> numbers)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("class", style);
        foreach (var (attribute, value) in numbers)
        {
            xml.WriteAttributeString(attribute, Number(value));
        }

        xml.WriteFullEndElement();
    }

    /// <summary>A part of a drawing that tells more to whoever points at it.</summary>
    public void Shape(string name, string style, string title, params ReadOnlySpan<(string Name, double Value)> numbers)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("class", style);
        foreach (var (attribute, value) in numbers)
        {
            xml.WriteAttributeString(attribute, Number(value));
        }

        xml.WriteElementString("title", PrintedText.Line(title));
        xml.WriteFullEndElement();
    }

    /// <summary>A line through points.</summary>
    public void Line(string style, IEnumerable<(double X, double Y)> points) =>
        Element("polyline", [("class", style), ("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}")))], () => { });

    /// <summary>A label in a drawing.</summary>
    public void Label(string style, double x, double y, string label, string anchor = "start") =>
        Element("text", [("class", style), ("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor)], () => xml.WriteString(PrintedText.Line(label)));

    /// <summary>A table.</summary>
    public void Table(string[] heads, IEnumerable<(string Style, string[] Cells)> rows) => Element("table", "", () =>
    {
        Element("tr", "", () => heads.ToList().ForEach(head => Text("th", "", head)));
        foreach (var (style, cells) in rows)
        {
            Element("tr", style, () => cells.ToList().ForEach(cell => Text("td", "", cell)));
        }
    });

    /// <summary>The page.</summary>
    public override string ToString()
    {
        xml.Flush();
        return text.ToString().TrimEnd('\n') + "\n";
    }

    public void Dispose() => xml.Dispose();

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
