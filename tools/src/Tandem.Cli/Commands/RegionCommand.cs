using System.CommandLine;
using System.CommandLine.Completions;
using Tandem.Cli.Completion;
using Tandem.Cli.Editing;
using Tandem.Editing;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem region</c>: the fleet grows, shrinks, or is ruled from elsewhere.</summary>
internal static class RegionCommand
{
    private static readonly Argument<string> NewName = new("NAME") { Description = "The Google Cloud region, such as us-central1." };

    private static readonly Argument<string> Name = new("NAME") { Description = "The region: a folder of clusters/." };

    private static readonly Option<string> Zone = new("--zone") { Description = "The zone of its TPU node pool.", HelpName = "ZONE", Required = true };

    private static readonly Option<string?> SystemZones = Optional("--system-zones", "The zones of the system node pool. By default the TPU pool's and one beside it.", "A,B");

    private static readonly Option<string?> From = Optional("--from", "The region whose folder is the model. By default the first that is not the config cluster.", "REGION");

    private static readonly Option<string?> Window = Optional("--maintenance-window", "When GKE may restart it: start, end, recurrence. By default a time that no other region has.", "WINDOW");

    // The option of each range, by its fact.
    private static readonly Dictionary<string, Option<string?>> Ranges = new(StringComparer.Ordinal)
    {
        ["nodeSubnetCidr"] = Optional("--node-subnet", "The range of its nodes. By default the next free one.", "CIDR"),
        ["proxySubnetCidr"] = Optional("--proxy-subnet", "The range of the load balancer's proxies. By default the next free one.", "CIDR"),
        ["podCidr"] = Optional("--pods", "The range of its Pods. By default the next free one.", "CIDR"),
        ["serviceCidr"] = Optional("--services", "The range of its Services. By default the next free one.", "CIDR"),
    };

    public static Command Create(Screen screen)
    {
        NewName.CompletionSources.Add(_ => TpuZones.Regions.Select(region => new CompletionItem(region)));
        Zone.CompletionSources.Add(_ => TpuZones.All.Select(zone => new CompletionItem(zone)));
        foreach (var completions in (ICollection<Func<CompletionContext, IEnumerable<CompletionItem>>>[])[Name.CompletionSources, From.CompletionSources])
        {
            completions.Add(_ => Sources.Clusters().Select(name => new CompletionItem(name)));
        }

        var add = new Command("add", "Add a region: its folder, its facts, and its address on the Gateway.") { NewName, Zone, SystemZones, From, Window, EditOptions.Yes, EditOptions.DryRun };
        Ranges.Values.ToList().ForEach(add.Options.Add);
        add.SetAction((parsed, cancel) => EditCommand.RunAsync(parsed, screen, tree => RegionAdd.Plan(tree, Request(parsed)), cancel));
        var remove = new Command("remove", "Remove a region: its folder, and its address on the Gateway.") { Name, EditOptions.Yes, EditOptions.DryRun };
        remove.SetAction((parsed, cancel) => EditCommand.RunAsync(parsed, screen, tree => RegionRemove.Plan(tree, parsed.GetValue(Name)!), cancel));
        var move = new Command("move-config", "Move the Gateway to the cluster of another region: three times, a commit each.") { Name, EditOptions.Yes, EditOptions.DryRun };
        move.SetAction((parsed, cancel) => EditCommand.RunAsync(parsed, screen, tree => ConfigMove.Plan(tree, parsed.GetValue(Name)!), cancel));
        return new Command("region", "Add or remove a region, or move the Gateway to another.") { add, remove, move };
    }

    private static RegionAddRequest Request(ParseResult parsed) => new(parsed.GetValue(NewName)!, parsed.GetValue(Zone)!)
    {
        From = parsed.GetValue(From),
        SystemZones = parsed.GetValue(SystemZones),
        MaintenanceWindow = parsed.GetValue(Window),
        Ranges = Ranges.Where(pair => parsed.GetValue(pair.Value) is not null).ToDictionary(pair => pair.Key, pair => parsed.GetValue(pair.Value)!, StringComparer.Ordinal),
    };

    private static Option<string?> Optional(string name, string description, string help) => new(name) { Description = description, HelpName = help };
}
