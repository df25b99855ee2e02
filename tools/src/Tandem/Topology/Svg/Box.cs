namespace Tandem.Topology.Svg;

/// <summary>A rectangle of the picture, in pixels.</summary>
internal sealed record Box(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public int MiddleX => X + (Width / 2);

    public int MiddleY => Y + (Height / 2);
}
