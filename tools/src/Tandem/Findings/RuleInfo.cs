namespace Tandem.Findings;

/// <summary>What is known of a rule without running it.</summary>
/// <param name="Id">The stable number, such as <c>TND0104</c>. Never used again once retired.</param>
/// <param name="Name">The defect's name in kebab case, such as <c>unknown-field</c>.</param>
/// <param name="Severity">The severity of its findings.</param>
/// <param name="Layer">The layer that raises it.</param>
/// <param name="Title">The defect in one sentence.</param>
public sealed record RuleInfo(string Id, string Name, Severity Severity, string Layer, string Title)
{
    /// <summary>Whether its findings say that something could not be checked, not that it is wrong.</summary>
    public bool MeansUnchecked { get; init; }

    /// <summary>The file name of its page under <c>docs/rules</c>.</summary>
    public string PageName => $"{Id}-{Name}.md";
}
