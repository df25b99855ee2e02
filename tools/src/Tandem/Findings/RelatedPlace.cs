namespace Tandem.Findings;

/// <summary>Another place that belongs to a finding: what followed from it, or the other side of a contradiction.</summary>
/// <param name="Place">The place.</param>
/// <param name="Message">What is to be seen there.</param>
public sealed record RelatedPlace(Place Place, string Message)
{
    /// <summary>The rule that reported it as a consequence; null where no rule did.</summary>
    public string? RuleId { get; init; }

    /// <summary>A finding as the consequence of another.</summary>
    public static RelatedPlace Of(Finding finding) => new(finding.Blame.Place, finding.Message) { RuleId = finding.Rule.Id };

    /// <inheritdoc/>
    public override string ToString() => RuleId is null ? $"{Place} {Message}" : $"{Place} {RuleId}: {Message}";
}
