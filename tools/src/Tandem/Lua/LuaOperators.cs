namespace Tandem.Lua;

/// <summary>The operators of Lua 5.1 that take both of their values, and how tightly they bind.</summary>
/// <remarks>Lua 5.1 reference manual, 2.5.6.</remarks>
internal static class LuaOperators
{
    /// <summary>How tightly an operator of one value binds.</summary>
    public const int Unary = 7;

    /// <summary>Tighter than any operator binds.</summary>
    public const int Tightest = 9;

    private const int Concatenation = 4;
    private const int Power = 8;

    /// <summary>How tightly an operator binds; 0 where a word is none.</summary>
    public static int Binding(string symbol) => symbol switch
    {
        "or" => 1,
        "and" => 2,
        "<" or ">" or "<=" or ">=" or "~=" or "==" => 3,
        ".." => Concatenation,
        "+" or "-" => 5,
        "*" or "/" or "%" => 6,
        "^" => Power,
        _ => 0,
    };

    /// <summary>Whether the rightmost of several comes first.</summary>
    public static bool IsOfRight(int binding) => binding is Concatenation or Power;

    /// <summary>What an operator makes of two values.</summary>
    public static object? Apply(LuaToken symbol, object? left, object? right) => symbol.Text switch
    {
        "==" => Equals(left, right),
        "~=" => !Equals(left, right),
        "<" => Compare(symbol, left, right) < 0,
        "<=" => Compare(symbol, left, right) <= 0,
        ">" => Compare(symbol, left, right) > 0,
        ">=" => Compare(symbol, left, right) >= 0,
        ".." => Joined(symbol, Part(symbol, left), Part(symbol, right)),
        _ => Calculate(symbol, Number(symbol, left), Number(symbol, right)),
    };

    /// <summary>The negative of a value.</summary>
    public static object? Negative(LuaToken symbol, object? value) => -Number(symbol, value);

    /// <summary>How long a value is.</summary>
    public static object? Length(LuaToken symbol, object? value) => value switch
    {
        string text => (double)text.Length,
        LuaTable table => (double)table.Length,
        _ => throw new LuaException($"The length of {LuaValues.TypeOf(value)} is asked for.", symbol),
    };

    /// <summary>Which of two values comes first.</summary>
    public static int Compare(LuaToken symbol, object? left, object? right) => (left, right) switch
    {
        (double a, double b) => a.CompareTo(b),
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => throw new LuaException($"{LuaValues.TypeOf(left)} is compared with {LuaValues.TypeOf(right)}.", symbol),
    };

    private static string Joined(LuaToken symbol, string left, string right)
    {
        LuaRun.EnsureLength(left.Length + right.Length, symbol);
        return left + right;
    }

    private static string Part(LuaToken symbol, object? value) => value is string or double ? LuaValues.Text(value)
        : throw new LuaException($"{LuaValues.TypeOf(value)} is put into a text.", symbol);

    private static double Number(LuaToken symbol, object? value) => LuaValues.Number(value)
        ?? throw new LuaException($"{LuaValues.TypeOf(value)} is calculated with.", symbol);

    private static double Calculate(LuaToken symbol, double left, double right) => symbol.Text switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        "%" => left - (Math.Floor(left / right) * right),
        _ => Math.Pow(left, right),
    };
}
