using Tandem.Facts;

namespace Tandem.Editing;

/// <summary><c>tandem region add</c>: a folder like another region's with facts of its own, and its address on the Gateway.</summary>
public static class RegionAdd
{
    /// <summary>Thinks it out.</summary>
    /// <exception cref="EditRefusal">It cannot be done as asked.</exception>
    public static EditPlan Plan(EditTree tree, RegionAddRequest request)
    {
        TpuZones.Check(request.Name, request.Zone);
        var decisions = tree.Regions.Contains(request.Name, StringComparer.Ordinal) ? Existing(tree, request) : Make(tree, request);
        new AddressLists(tree).Add(request.Name);
        return tree.Edits.Count == 0 ? new EditPlan($"{request.Name} is there already, as asked.", [])
            : new EditPlan($"Add the region {request.Name}.", tree.Edits) { Decisions = decisions, Next = NextSteps(request.Name) };
    }

    private static string[] NextSteps(string region) =>
    [
        "Commit it, and see what it costs the ground: tandem infra plan",
        $"Once merged: tandem infra apply, then make the branch deploy/{region} and tandem bootstrap --region {region}",
        "docs/runbooks/add-a-region.md has it whole.",
    ];

    // A region that is there is only held against what was asked for.
    private static string[] Existing(EditTree tree, RegionAddRequest request)
    {
        var facts = tree.Facts(request.Name);
        var asked = request.Ranges.Append(new("zone", request.Zone)).Append(new("systemZones", request.SystemZones!)).Append(new("maintenanceWindow", request.MaintenanceWindow!));
        var other = asked.FirstOrDefault(pair => pair.Value is not null && facts[pair.Key] != pair.Value);
        return other.Key is null ? []
            : throw new EditRefusal($"There is a region {request.Name} already, and its {other.Key} is {facts[other.Key]}, not {other.Value}.", $"Edit {facts.Data.Source.Path}, or remove the region first: tandem region remove {request.Name}");
    }

    private static string[] Make(EditTree tree, RegionAddRequest request)
    {
        if (tree.FilesUnder(RegionFolder.Of(request.Name)) is [var left, ..])
        {
            throw new EditRefusal($"There is a folder {RegionFolder.Of(request.Name)} without facts, which holds {left}.", "Move it away first.");
        }

        var regions = tree.Regions.Select(region => tree.Facts(region)).ToList();
        var model = Model(tree, request, regions);
        RegionFolder.Copy(tree, model.Region, request.Name);
        var facts = Facts(request, model, regions);
        foreach (var (fact, value) in facts)
        {
            tree.SetFact(request.Name, fact, value);
        }

        return [$"the model is {model.Region}", .. facts.Select(pair => $"{pair.Key}: {pair.Value}")];
    }

    private static FactsOf Model(EditTree tree, RegionAddRequest request, List<FactsOf> regions)
    {
        var config = tree.Facts()["configCluster"];
        return request.From is null
            ? regions.OrderBy(facts => facts.Region == config).FirstOrDefault() ?? throw new EditRefusal("There is no region to take as the model.", "A first region is clusters/<region>, as docs/codelab.md has it.")
            : regions.Find(facts => facts.Region == request.From) ?? throw new EditRefusal($"There is no region {request.From} to take as the model.", TpuZones.Meant(request.From, tree.Regions));
    }

    private static Dictionary<string, string> Facts(RegionAddRequest request, FactsOf model, List<FactsOf> regions)
    {
        var free = new FreeRanges(regions);
        // What somebody chose is taken first: nothing that is derived may lie in it.
        var chosen = RegionRanges.Names.Where(request.Ranges.ContainsKey).ToDictionary(fact => fact, fact => free.Take(fact, request.Ranges[fact]), StringComparer.Ordinal);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = request.Name,
            ["zone"] = request.Zone,
            ["systemZones"] = request.SystemZones ?? $"{request.Zone},{TpuZones.Beside(request.Zone)}",
        };
        foreach (var fact in RegionRanges.Names)
        {
            facts[fact] = chosen.TryGetValue(fact, out var range) ? range : free.TakeNext(fact, model);
        }

        facts["gatewayAddressName"] = Renamed(model, "gatewayAddressName", request.Name);
        facts["weightsBucket"] = Renamed(model, "weightsBucket", request.Name);
        facts["weightsBucketLocation"] = request.Name.ToUpperInvariant();
        facts["maintenanceWindow"] = request.MaintenanceWindow ?? FreeWindow.Beside(regions);
        return facts;
    }

    // A name that holds the region's: two regions must not have one.
    private static string Renamed(FactsOf model, string fact, string region)
    {
        var name = model[fact] ?? "";
        return name.Contains(model.Region, StringComparison.Ordinal) ? name.Replace(model.Region, region, StringComparison.Ordinal) : $"{name}-{region}";
    }
}
