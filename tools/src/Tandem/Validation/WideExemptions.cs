using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules;

namespace Tandem.Validation;

/// <summary>Exemptions from rendering that cover what could be rendered: nothing of it is checked, and whatever needs it seems to lack it.</summary>
internal static class WideExemptions
{
    private static readonly string[] Joined = [Layers.References, Layers.ArgoCd, Layers.Seams, Layers.Parity];

    /// <summary>Them. Where only kustomize knows the outcome, an exemption may have its reason.</summary>
    public static IEnumerable<Finding> Of(FleetModel fleet) =>
        from exemption in fleet.Settings.Unrenderable
        let tree = fleet.RenderedTrees.FirstOrDefault(tree => exemption.Covers(tree.Folder) && tree is { IsOpaque: false, Kustomizations.Count: > 0, Findings.Count: 0 })
        where tree is not null
        select Finding.At(ToolRules.UnusedSuppression, exemption.Place, $"The exemption for {exemption.Path} covers {tree.Folder}, which needs no network: it could be rendered, and is not checked.", "Exempt what cannot be rendered, and no more.");

    /// <summary>Whether a source that needs the network is one that an exemption of another path was for.</summary>
    public static bool Misses(FleetModel fleet, Finding idle, Finding remote) => remote.Rule == ToolRules.RemoteSource && IsOfExemption(fleet, idle) && IsIdle(idle);

    private static bool IsIdle(Finding exemption) => exemption.Message.EndsWith(" covers nothing.", StringComparison.Ordinal);

    /// <summary>Whether a finding may follow from what is hidden: it joins objects, and some are not there.</summary>
    public static bool Hides(FleetModel fleet, Finding cause, Finding finding) => Joined.Contains(finding.Rule.Layer, StringComparer.Ordinal) && IsOfExemption(fleet, cause) && !IsIdle(cause);

    private static bool IsOfExemption(FleetModel fleet, Finding finding) => finding.Rule == ToolRules.UnusedSuppression && fleet.Settings.Unrenderable.Any(exemption => exemption.Place == finding.Blame.Place);
}
