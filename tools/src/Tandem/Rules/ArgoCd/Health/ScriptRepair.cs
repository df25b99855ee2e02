using Tandem.Lua;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>Finds the word that is wrong in a health check: with another in its place all that it says is right.</summary>
internal static class ScriptRepair
{
    private const int Most = 20_000;

    /// <summary>The change that mends it; null where no single word does.</summary>
    public static ScriptEdit? Of(LuaScript script, IReadOnlyList<HealthCase> cases, IReadOnlyList<HealthMiss> misses)
    {
        // What is said wrong now tells soonest.
        List<HealthCase> inOrder = [.. misses.Select(miss => miss.Case), .. cases.Except(misses.Select(miss => miss.Case))];
        return new ScriptEdits(script, cases).All.Take(Most).FirstOrDefault(edit => Mends(edit, inOrder));
    }

    private static bool Mends(ScriptEdit edit, List<HealthCase> cases)
    {
        try
        {
            return !HealthTrial.Misses(edit.Make(), cases).Any();
        }
        catch (Exception e) when (e is LuaException or LuaBeyondException)
        {
            return false;
        }
    }
}
