using System.Globalization;

namespace Tandem.Twin.Providers.Values;

/// <summary>A number, whole or not.</summary>
internal sealed record NumberValue(double Number) : Value
{
    /// <summary>Below this a double holds every whole number, and the wire says them as integers.</summary>
    private const double MostWhole = 9007199254740992;

    /// <summary>Whether it is whole and exact.</summary>
    public bool IsWhole => Number == Math.Floor(Number) && Math.Abs(Number) <= MostWhole;

    public override string ToString() => Number.ToString("R", CultureInfo.InvariantCulture);
}
