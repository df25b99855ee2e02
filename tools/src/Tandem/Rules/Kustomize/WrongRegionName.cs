using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Live.Load;
using Tandem.Manifests;

namespace Tandem.Rules.Kustomize;

/// <summary>A field that names the region, filled with another fact than the region's name.</summary>
public sealed class WrongRegionName() : Rule(new RuleInfo(
    "TND0219", "wrong-region-name", Severity.Error, Layers.Kustomize, "A field that names the region is filled with another fact."))
{
    private const string Name = "data.name";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => !fleet.IsRepository ? [] :
        from found in Wrong(fleet)
        group found by found.Source.Place into one
        let first = one.First()
        select Finding.At(Info, first.Source.Place,
            $"{first.Owner.Manifest.Id.Kind} {first.Owner.Manifest.Name}, {first.Field}, names the region; it is filled with {first.Source.Text}.", $"Take {Name} of the region's facts.") with
        {
            Objects = [.. one.Select(found => found.Owner.Reference(found.Field))],
        };

    private static IEnumerable<(FleetObject Owner, string Field, ScalarNode Source)> Wrong(FleetModel fleet) =>
        from unit in fleet.Units
        where unit.Unit.Cluster is not null
        from candidate in unit.Objects
        where candidate.Source is not null
        from filling in candidate.Source!.Fillings
        where filling.Source.Selector is not null && IsOfRegion(candidate.Manifest, filling) && !fleet.Facts.Regions.Any(region => region.Region == filling.Source.Text)
        let source = filling.Source.Selector!["fieldPath"] as ScalarNode
        // A name that is wrong in the facts is wrong there.
        where source is not null && source.Text != Name
        select (candidate, FieldPaths.Print(candidate.Manifest.Root, filling.Path), source);

    private static bool IsOfRegion(ManifestObject manifest, Filling filling) => FieldPaths.Print(manifest.Root, filling.Path) switch
    {
        "spec.source.targetRevision" or "spec.source.path" => manifest.Id.Kind == "Application" && filling.Part is { Delimiter: "/", Index: 1 },
        var field when field.StartsWith("spec.addresses[", StringComparison.Ordinal) => manifest.Id.Kind == "Gateway" && filling.Part is { Delimiter: "/", Index: 1 },
        _ => filling.Path is [.., { Key: "value" }] && (FieldPaths.Find(manifest.Root, [.. filling.Path.SkipLast(1)]) as MappingNode)?.Text("name") == ChatRequest.RegionVariable,
    };
}
