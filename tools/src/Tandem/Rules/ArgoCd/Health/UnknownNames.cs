using Tandem.Lua;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>Finds a name that a script uses and never sets, which is nil and no error.</summary>
internal static class UnknownNames
{
    private static readonly string[] Libraries = ["string", "math", "os", "io", "debug", "coroutine"];

    /// <summary>The first of them, with what to say of it; null where there is none.</summary>
    /// <param name="script">The script.</param>
    /// <param name="given">The name that Argo CD sets.</param>
    public static (LuaToken Place, string Message, string Hint)? Of(LuaScript script, string given)
    {
        var unknown = script.Names.Unknown.Where(name => name.Text != given).ToList();
        if (unknown is not [var first, ..])
        {
            return null;
        }

        // Where it is used again and again, it was set by a wrong name.
        var uses = unknown.Count(name => name.Text == first.Text);
        var idle = uses > 1 ? script.Names.Idle.FirstOrDefault(name => NearestName.IsNear(name.Text, first.Text)) : null;
        return idle is not null
            ? (idle, $"sets {idle.Text}, which it never uses; it uses {first.Text}.", $"Did you mean {first.Text}?")
            : (first, $"uses {first.Text}, which it never sets: that is nil.",
                Libraries.Contains(first.Text) ? $"Argo CD gives it only where {ArgoCdSettings.Libraries}<group>_<Kind> is \"true\"."
                : NearestName.Find(first.Text, script.Names.Known.Append(given)) is { } near ? $"Did you mean {near}?" : $"The object is {given}.");
    }
}
