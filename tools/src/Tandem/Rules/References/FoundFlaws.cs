using Tandem.Findings;

namespace Tandem.Rules.References;

/// <summary>The findings of flaws in what a cluster holds.</summary>
internal static class FoundFlaws
{
    /// <summary>The finding of a flaw, with what it stands against; where a fact was brought to the wrong field, at what brought it.</summary>
    public static Finding Found(this RuleInfo info, World world, Flaw flaw, params IEnumerable<ObjectField> related) =>
        Injection.At(world.Fleet, flaw.Field, flaw.Of(info)) with { Related = [.. related.Where(field => field.Exists).Select(Evidence.Place)], Misses = flaw.Misses };
}
