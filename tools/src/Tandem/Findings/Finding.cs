namespace Tandem.Findings;

/// <summary>One thing that is wrong, or could not be checked, at one place.</summary>
/// <param name="Rule">The rule that raised it.</param>
/// <param name="Message">What was found and what was expected, in one sentence.</param>
/// <param name="Blame">The place to edit.</param>
public sealed record Finding(RuleInfo Rule, string Message, Blame Blame)
{
    /// <summary>How to mend it; null where the message says so already.</summary>
    public string? Hint { get; init; }

    /// <summary>The severity: the rule's, unless the run's settings say otherwise.</summary>
    public Severity Severity { get; init; } = Rule.Severity;

    /// <summary>The objects that show it: one for each cluster that renders the same mistake.</summary>
    public IReadOnlyList<ObjectRef> Objects { get; init; } = [];

    /// <summary>What a later layer reported because of this one, and other places that belong to it.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];

    /// <summary>What it misses, as <c>Kind name</c> or the kind alone: whatever took that away is its cause.</summary>
    public IReadOnlyList<string> Misses { get; init; } = [];

    /// <summary>The other objects that it speaks of, as <c>Kind name</c>: what is wrong with them is mended first.</summary>
    public IReadOnlyList<string> Involves { get; init; } = [];

    /// <summary>Why it does not count; null where it does.</summary>
    public Suppression? Suppressed { get; init; }

    /// <summary>A finding at a place that no other layer stands over.</summary>
    public static Finding At(RuleInfo rule, Place place, string message, string? hint = null) =>
        new(rule, message, Blame.At(place)) { Hint = hint };
}
