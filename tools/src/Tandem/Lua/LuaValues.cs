using System.Globalization;

namespace Tandem.Lua;

/// <summary>What Lua does with values: null is nil, numbers are doubles, the others bool, string, <see cref="LuaTable"/> and <see cref="LuaFunction"/>.</summary>
internal static class LuaValues
{
    private const double Whole = 1e15;

    /// <summary>Whether a condition holds.</summary>
    public static bool IsTrue(object? value) => value is not (null or false);

    /// <summary>The name of its type.</summary>
    public static string TypeOf(object? value) => value switch
    {
        null => "nil",
        bool => "boolean",
        double => "number",
        string => "string",
        LuaTable => "table",
        _ => "function",
    };

    /// <summary>It as text.</summary>
    public static string Text(object? value) => value switch
    {
        null => "nil",
        bool truth => truth ? "true" : "false",
        double number => Text(number),
        string text => text,
        _ => $"{TypeOf(value)}: 0x0",
    };

    /// <summary>The number that it is or spells; null where it is none.</summary>
    public static double? Number(object? value) => value is double number ? number
        : value is not string text ? null
        : text.Trim() is ['0', 'x' or 'X', .. var hex] && long.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var whole) ? whole
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed) ? parsed : null;

    private static string Text(double number) => number == Math.Floor(number) && Math.Abs(number) < Whole
        ? ((long)number).ToString(CultureInfo.InvariantCulture) : number.ToString("G14", CultureInfo.InvariantCulture).ToLowerInvariant();
}
