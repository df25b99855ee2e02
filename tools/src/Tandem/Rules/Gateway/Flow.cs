using System.Net;

namespace Tandem.Rules.Gateway;

/// <summary>Traffic that a firewall must let in.</summary>
/// <param name="From">The range it comes from.</param>
/// <param name="Port">The TCP port of a Pod.</param>
/// <param name="Why">Who needs it, for a message.</param>
/// <param name="Field">The field of a manifest that says so.</param>
/// <param name="Fact">The fact that the port is meant to be.</param>
internal sealed record Flow(IPNetwork From, int Port, string Why, ObjectField Field, string Fact)
{
    /// <summary>Whether the port comes from the facts, as the firewall's does where all is well.</summary>
    public bool IsOfFacts => Facts.FactsFiles.Is(Field.Owner.Blame(Field.Path, Schemas.FieldTarget.Value).Place.File);
}
