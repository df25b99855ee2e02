namespace Tandem.Lua;

/// <summary>Why a script cannot be read, or does not come to its end.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="at">Where.</param>
internal sealed class LuaException(string message, LuaToken at) : Exception(message)
{
    /// <summary>Where.</summary>
    public LuaToken At { get; } = at;

    /// <summary>What the script itself raised; null where it raised nothing.</summary>
    public object? Value { get; init; }

    /// <summary>Whether nothing but what stands there can be wrong.</summary>
    public bool IsCertain { get; init; }

    /// <summary>Whether the script cannot catch it.</summary>
    public bool IsFinal { get; init; }
}
