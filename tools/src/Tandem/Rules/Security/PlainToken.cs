using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.Objects;
using Tandem.Schemas;

namespace Tandem.Rules.Security;

/// <summary>A token or a password as plain text.</summary>
public sealed class PlainToken() : Rule(new RuleInfo(
    "TND0702", "plain-token", Severity.Error, Layers.Security, "A token or a password stands in a file as plain text."))
{
    private const string Advice = "Take it out and make a new one, for this one is known; let the Pod mount it from Secret Manager.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        new TokenFiles(fleet.Workspace).In(fleet)
            .Select(found => Finding.At(Info, found.Place, $"This looks like a token: {found.Token.Start}", Advice))
            .Concat(fleet.Objects.SelectMany(InVariables))
            .DistinctBy(finding => finding.Blame.Place);

    private IEnumerable<Finding> InVariables(FleetObject candidate) =>
        from container in PodSpecs.ContainersOf(candidate)
        from variable in container["env"].Items
        let value = variable["value"]
        where value.Text is { } text && variable["name"].Text is { } name && TokenForms.IsNameOfToken(name) && TokenForms.MayBeToken(text)
        select candidate.Finding(Info, value.Path, FieldTarget.Value, $"The variable {variable["name"].Text} holds what its name says as plain text.", Advice);
}
