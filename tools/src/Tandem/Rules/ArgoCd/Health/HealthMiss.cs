using Tandem.Lua;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>A state that a health check calls by a wrong word, or by none.</summary>
/// <param name="Case">The state.</param>
/// <param name="Status">The word; null where it gives none.</param>
/// <param name="Problem">Why it gives no word that Argo CD knows; null where it does.</param>
/// <param name="At">What gave the word, or kept it from being given.</param>
internal sealed record HealthMiss(HealthCase Case, string? Status, string? Problem, LuaToken At)
{
    /// <summary>Whether nothing but what stands there can be meant.</summary>
    public bool IsCertain { get; init; }

    /// <summary>It in words.</summary>
    public string Told(string kind) => Problem is null
        ? $"The health check of {kind} calls one {Status} that is {Case.Name}: that is {string.Join(" or ", Case.Right)}."
        : $"The health check of {kind} says nothing of one that is {Case.Name}: {Problem}";
}
