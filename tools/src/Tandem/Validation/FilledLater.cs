using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Validation;

/// <summary>
/// Values such as <c>${APP:=web}</c>, which Flux fills in after rendering where a tree's Kustomization asks for it: no schema can judge them here.
/// Source: https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution.
/// </summary>
internal sealed partial class FilledLater(FleetModel fleet)
{
    private readonly bool isUsed = fleet.Objects.Any(candidate => candidate.Manifest.Id is { Group: "kustomize.toolkit.fluxcd.io", Kind: "Kustomization" }
        && candidate.Manifest.Root.Mapping("spec")?["postBuild"] is not null);

    private readonly SortedSet<string> files = new(StringComparer.Ordinal);

    /// <summary>The files that hold such values where a finding was about one.</summary>
    public IEnumerable<UncheckedFile> Unchecked => files.Select(file => new UncheckedFile(file, "values in ${...}, which Flux fills in after rendering"));

    /// <summary>Whether a finding is about such a value; what is excused so counts as unchecked.</summary>
    public bool Excuses(Finding finding)
    {
        if (!isUsed || finding.Rule.Layer != Layers.Schemas || finding.Rule == ToolRules.UnknownKind || !IsVariable(finding.Blame.Place))
        {
            return false;
        }

        files.Add(finding.Blame.Place.File);
        return true;
    }

    private bool IsVariable(Place place)
    {
        var line = fleet.Workspace.Knows(place.File) ? fleet.Workspace.Yaml(place.File).Source.Line(place.Line) : "";
        return place.Column <= line.Length && Variable().IsMatch(line[(place.Column - 1)..]);
    }

    [GeneratedRegex(@"^[^\s:]*\$\{[A-Za-z_][A-Za-z0-9_]*(:?[=+?-][^}]*)?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
