using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Kustomize;

/// <summary>
/// A placeholder of a base that no replacement filled. Bases hold the word <c>unset</c> where a fact belongs, alone or as a
/// piece of a longer value.
/// </summary>
public sealed partial class SurvivingPlaceholder() : Rule(KustomizeRules.SurvivingPlaceholder)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => Words(fleet).Concat(new UnfilledNumbers(fleet).Of(Info));

    private IEnumerable<Finding> Words(FleetModel fleet) =>
        from candidate in fleet.Objects
        where candidate.Source is { Writers: [not GeneratedWriter, ..] }
        from scalar in FieldPaths.Scalars(candidate.Manifest.Root, node => node.Text.Length < 2000 && node.Text.Contains("unset", StringComparison.Ordinal))
        where Placeholder().IsMatch(scalar.Node.Text) || IsCut(candidate.Source!, scalar)
        select Found(candidate, scalar.Path);

    // A replacement has divided it, and left it a piece that ends in it.
    private static bool IsCut(SourceObject source, FoundScalar scalar) => source.Fillings
        .Any(filling => filling.Part.Delimiter is { } delimiter && filling.Path.SequenceEqual(scalar.Path) && Array.Exists(scalar.Node.Text.Split(delimiter), Placeholder().IsMatch));

    // What is to be edited hangs together with the placeholder, not with a fact that filled another piece.
    private Finding Found(FleetObject candidate, IReadOnlyList<PathSegment> path)
    {
        var finding = candidate.Finding(Info, path, FieldTarget.Value,
            "The placeholder unset is still there: no replacement has filled it.",
            "Add a replacement whose target reaches this field, or correct the one that should.");
        if (WrongPiece.Of(candidate.Source!, path) is { } slip)
        {
            return finding with { Message = $"The placeholder unset is still there: {slip.Message}", Hint = slip.Hint, Blame = Blame.At(slip.Node.Place) };
        }

        var writer = ObjectBlamer.TextAt(candidate.Source!, candidate.Manifest.Root, path, Placeholder().IsMatch);
        return writer is null ? finding : finding with { Blame = finding.Blame with { Place = ScalarLines.PlaceOf(writer, Placeholder().Match(writer.Text).Index), Exact = true } };
    }

    // A piece between delimiters; a space is none, since scripts unset variables.
    [GeneratedRegex(@"(?<=^|[/:.,=@|""'-]|: )unset(?=$|[/:.,=@|""'-])", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
