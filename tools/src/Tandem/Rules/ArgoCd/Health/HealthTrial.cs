using Tandem.Lua;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>Runs health checks as Argo CD does.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, util/lua/lua.go, ExecuteHealthLua: a table with a status that it knows, or the health is unknown.</remarks>
internal static class HealthTrial
{
    private static readonly string[] Read = ["status", "message"];

    /// <summary>What a script says wrong.</summary>
    /// <exception cref="LuaBeyondException">It uses what is not known here.</exception>
    public static IEnumerable<HealthMiss> Misses(LuaScript script, IEnumerable<HealthCase> cases) =>
        cases.Select(one => Try(script, one)).OfType<HealthMiss>();

    /// <summary>What a script says wrong of an object in one state; null where it is right.</summary>
    /// <exception cref="LuaBeyondException">It uses what is not known here.</exception>
    public static HealthMiss? Try(LuaScript script, HealthCase one)
    {
        try
        {
            return Judge(one, script.Run([("obj", LuaObjects.Of(one.Target))]), script.Tokens[^1]);
        }
        catch (LuaException e)
        {
            return new HealthMiss(one, null, e.Message, e.At) { IsCertain = e.IsCertain };
        }
    }

    private static HealthMiss? Judge(HealthCase one, LuaExit? exit, LuaToken end)
    {
        if (exit?.Values is not [LuaTable table, ..])
        {
            var returned = exit is null ? "it comes to its end without a return." : $"it returns {LuaValues.TypeOf(exit.Values?.FirstOrDefault())}, not a table.";
            return new HealthMiss(one, null, returned, exit?.At ?? end);
        }

        var (status, at) = (table["status"] as string, table.Written.TryGetValue("status", out var written) ? written.Value : exit.At);
        var stray = table.Written.Where(entry => entry.Key is string key && !Read.Contains(key) && NearestName.IsNear(key, status is null ? "status" : "message")).Select(entry => entry.Value.Key).FirstOrDefault();
        return status is null ? new HealthMiss(one, null, "the table that it returns has no status.", stray ?? at) { IsCertain = stray is not null }
            : !HealthCase.Known.Contains(status, StringComparer.Ordinal) ? new HealthMiss(one, status, $"{status} is no health; Argo CD knows {string.Join(", ", HealthCase.Known)}.", at)
            : stray is not null ? new HealthMiss(one, null, $"Argo CD reads {string.Join(" and ", Read)}, and not {stray.Text}.", stray) { IsCertain = true }
            : one.Takes(status) ? null : new HealthMiss(one, status, null, at);
    }
}
