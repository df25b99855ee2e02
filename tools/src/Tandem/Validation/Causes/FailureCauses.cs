using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules;

namespace Tandem.Validation.Causes;

/// <summary>Why a unit does not render: the nearest earlier finding in its files.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class FailureCauses(FleetModel fleet)
{
    private readonly TreeFiles files = new(fleet);

    /// <summary>The cause at the same place, else in the same file, else anywhere in the unit; -1 where there is none.</summary>
    public int Find(Finding failure, List<Finding> causes)
    {
        var own = files.Of(failure.Objects[0].Name);
        var samePlace = causes.FindIndex(cause => IsCause(cause, own) && cause.Blame.Place == failure.Blame.Place);
        var sameFile = samePlace >= 0 ? samePlace : causes.FindIndex(cause => IsCause(cause, own) && cause.Blame.Place.File == failure.Blame.Place.File);
        return sameFile >= 0 ? sameFile : causes.FindIndex(cause => IsCause(cause, own));
    }

    private static bool IsCause(Finding cause, IReadOnlySet<string> own) => cause.Severity == Severity.Error && (own.Contains(cause.Blame.Place.File) || (FactsFiles.Is(cause.Blame.Place.File) && cause.Related.Any(related => own.Contains(related.Place.File))))
        && (cause.Rule.Layer is Layers.Facts or Layers.Kustomize or Layers.Schemas || cause.Rule == TreeCauses.LostAddress || cause.Rule == TreeCauses.Stray);
}
