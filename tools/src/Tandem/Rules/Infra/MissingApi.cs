using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;
using Tandem.Terraform;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>An API of Google Cloud that the configuration or the manifests use and nothing enables.</summary>
public sealed class MissingApi() : SeamRule(new RuleInfo(
    "TND0406", "missing-api", Severity.Error, Layers.Seams, "An API that is used is not enabled."))
{
    private const string Service = "google_project_service";
    private const string Leaving = "disable_on_destroy";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var enabled = infra.OfType(Service).Where(service => service.Text("service") is not null).ToList();
        var names = enabled.Select(service => service.Text("service")!).ToHashSet(StringComparer.Ordinal);
        var missing =
            from need in UsedApis.Of(fleet, infra)
            where !names.Contains(need.Api)
            select Finding.At(Info, PlaceFor(need, enabled, infra), $"{need.Api} is not enabled, but {need.User} needs it.", $"Add \"{need.Api}\" to the APIs.");
        return missing.Concat(enabled.Where(service => service.IsTrue(Leaving)).Select(TurnedOff));
    }

    // Others in the project may use it, and what stands outside of terraform's state needs it for its own removal.
    private Finding TurnedOff(PlannedResource service) => Finding.At(Info, service.Expression(Leaving),
        $"{service.Text("service")} is turned off when this is destroyed, for everybody in the project.", $"Set {Leaving} = false.");

    // A misspelt name first; else the list whose APIs are enabled for the same end.
    private static Place PlaceFor(UsedApi need, List<PlannedResource> enabled, InfraModel infra)
    {
        var unused = enabled.Where(service => !UsedApis.IsKnown(service.Text("service")!)).ToList();
        if (NearestName.Find(need.Api, unused.Select(service => service.Text("service")!)) is { } nearest)
        {
            var misspelt = unused.First(service => service.Text("service") == nearest);
            return ItemOf(misspelt.Block, nearest) ?? misspelt.Blame("service").Place;
        }

        var home = enabled.Where(service => service.Block is not null).GroupBy(service => service.Block!)
            .MaxBy(block => block.Count(service => UsedApis.IsOfTheFleet(service.Text("service")!) == UsedApis.IsOfTheFleet(need.Api)))?.Key;
        return home?.Attribute("for_each")?.Value.Place ?? home?.Place
            ?? infra.Module.Blocks.FirstOrDefault(block => block.Address?.StartsWith(Service, StringComparison.Ordinal) == true)?.Place ?? new Place(InfraFiles.Folder, 1, 1);
    }

    private static Place? ItemOf(HclBlock? block, string text) =>
        block?.Attribute("for_each")?.Value.Items.FirstOrDefault(item => item.Text == $"\"{text}\"")?.Place;
}
