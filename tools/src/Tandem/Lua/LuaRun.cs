using System.Runtime.CompilerServices;

namespace Tandem.Lua;

/// <summary>One run of a script, with what it may still spend.</summary>
internal sealed class LuaRun
{
    private const int Most = 50_000;
    private const int Longest = 5_000;
    private int left = Most;

    /// <summary>What stands under a name that is no local.</summary>
    public Dictionary<string, object?> Globals { get; } = new(LuaLibrary.Functions, StringComparer.Ordinal) { ["table"] = LuaTables.Library };

    /// <summary>Takes a step.</summary>
    /// <exception cref="LuaException">It was one too many: Argo CD stops a script after a second.</exception>
    public void Step(LuaToken at)
    {
        if (--left < 0)
        {
            throw new LuaException("The script does not come to an end.", at) { IsFinal = true };
        }
    }

    /// <summary>Calls what should be a function.</summary>
    public object?[] Call(object? callee, LuaToken at, object?[] arguments)
    {
        Step(at);
        EnsureDepth(at);
        return callee is LuaFunction function ? function(new LuaCall(this, at, arguments))
            : throw new LuaException(callee is null ? $"{at.Text} is called, and is nil." : $"{at.Text} is called, and is {LuaValues.TypeOf(callee)}.", at);
    }

    /// <summary>Refuses a text that grows without end.</summary>
    public static void EnsureLength(int length, LuaToken at)
    {
        if (length > Longest)
        {
            throw new LuaException("A text grows beyond all measure.", at) { IsFinal = true };
        }
    }

    /// <summary>Refuses to go deeper than there is room for.</summary>
    public static void EnsureDepth(LuaToken at)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new LuaException("It is nested too deeply.", at) { IsFinal = true };
        }
    }
}
