using Tandem.Findings;

namespace Tandem.Review;

/// <summary>One field of an object that differs.</summary>
/// <param name="Path">The way to it, such as <c>spec.containers[name=vllm-tpu].image</c>.</param>
/// <param name="Before">Its value in the base, structures as JSON; null where it was absent.</param>
/// <param name="After">Its value in the head; null where it is absent.</param>
/// <param name="Effect">What it acts on.</param>
public sealed record FieldChange(string Path, string? Before, string? After, Effect Effect)
{
    /// <summary>What it forces on what runs.</summary>
    public Consequence Consequence { get; init; }

    /// <summary>What follows from it, and what to do; null where nothing does.</summary>
    public string? Note { get; init; }

    /// <summary>Where it was set, one place for each file that sets it: in the head, or in the base for what is gone.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>Whether it is a text of several lines, to be shown as a difference of lines.</summary>
    public bool IsText => Before?.Contains('\n', StringComparison.Ordinal) == true || After?.Contains('\n', StringComparison.Ordinal) == true;
}
