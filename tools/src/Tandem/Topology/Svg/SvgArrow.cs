using System.Globalization;

namespace Tandem.Topology.Svg;

/// <summary>A line from one box to another, with a head and a label.</summary>
internal sealed class SvgArrow
{
    private readonly (int X, int Y) from;
    private readonly (int X, int Y) to;
    private readonly bool isLevel;
    private readonly string label;
    private readonly bool isInside;

    public SvgArrow(Box from, Box to, string label, IReadOnlyList<Box> regions)
    {
        this.label = label;
        isLevel = from.Y == to.Y;
        var isDown = to.Y > from.Y;
        var isRight = to.X > from.X;
        // Lines that meet at one box do not run into one another: each leaves towards where it goes.
        var lean = Math.Sign(to.MiddleX - from.MiddleX) * (from.Width / 4);
        this.from = isLevel ? (isRight ? from.Right : from.X, from.MiddleY) : (from.MiddleX + lean, isDown ? from.Bottom : from.Y);
        this.to = isLevel ? (isRight ? to.X : to.Right, to.MiddleY) : (to.MiddleX - (Math.Sign(to.MiddleX - from.MiddleX) * (to.Width / 4)), isDown ? to.Y : to.Bottom);
        isInside = regions.Any(region => region.X <= Middle.X && Middle.X <= region.Right && region.Y <= Middle.Y && Middle.Y <= region.Bottom);
    }

    private (int X, int Y) Middle => ((from.X + to.X) / 2, (from.Y + to.Y) / 2);

    public void DrawLine(SvgWriter svg)
    {
        svg.Path("link", isLevel
            ? Line($"M {from.X} {from.Y} L {to.X} {to.Y}")
            : Line($"M {from.X} {from.Y} C {from.X} {Middle.Y} {to.X} {Middle.Y} {to.X} {to.Y}"));
        var (x, y, sign) = (to.X, to.Y, isLevel ? Math.Sign(to.X - from.X) : Math.Sign(to.Y - from.Y));
        svg.Path("head", isLevel
            ? Line($"M {x} {y} L {x - (sign * 8)} {y - 4} L {x - (sign * 8)} {y + 4} Z")
            : Line($"M {x} {y} L {x - 4} {y - (sign * 8)} L {x + 4} {y - (sign * 8)} Z"));
    }

    public void DrawLabel(SvgWriter svg) =>
        svg.Text(isInside ? "label inside" : "label", Middle.X, isLevel ? Middle.Y - 6 : Middle.Y + 4, SvgText.Cut(label, 24), "middle");

    private static string Line(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
