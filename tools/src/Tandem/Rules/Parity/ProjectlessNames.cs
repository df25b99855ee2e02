using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Parity;

/// <summary>Names that are made of the project and the region in some regions, and without the project in others.</summary>
/// <remarks>Names of buckets are global: one without the project is somebody else's, or may be.</remarks>
internal static class ProjectlessNames
{
    private const string Project = "projectId";

    /// <summary>The facts that lack the project.</summary>
    public static IEnumerable<Finding> Of(RuleInfo rule, FleetModel fleet) =>
        from fact in fleet.Facts.Regions.SelectMany(facts => facts.Data.Entries).Select(entry => entry.Name).Distinct(StringComparer.Ordinal)
        let project = fleet.Facts.Fleet[Project]
        where project is { Length: > 0 }
        let whole = fleet.Facts.Regions.FirstOrDefault(facts => Holds(facts, fact, project) && Holds(facts, fact, facts.Region))
        where whole is not null
        from facts in fleet.Facts.Regions
        where facts[fact] is { Length: > 0 } && !Holds(facts, fact, project) && Holds(facts, fact, facts.Region)
        select facts.Finding(rule, fact, $"{fact} of {facts.Region} is {facts[fact]}, without the project, which that of {whole.Region} holds.", $"Write it as there: with {project}.") with
        {
            Related = [new RelatedPlace(whole.Place(fact), $"{fact} of {whole.Region} is {whole[fact]}.")],
        };

    private static bool Holds(FactsOf facts, string fact, string word) => WholeWords.IndexOf(facts[fact] ?? "", word, 0, StringComparison.OrdinalIgnoreCase) >= 0;
}
