using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>A TPU machine is one that GKE has, and a topology is made of whole machines: as many as the pool has nodes.</summary>
internal sealed partial class TpuShape : ProviderRule
{
    // The families by name, with the numbers of chips that their machines have.
    private static readonly Dictionary<string, int[]> Families = new()
    {
        ["ct4p-hightpu"] = [4],
        ["ct5l-hightpu"] = [1, 4, 8],
        ["ct5lp-hightpu"] = [1, 4, 8],
        ["ct5p-hightpu"] = [1, 2, 4],
        ["ct6e-standard"] = [1, 4, 8],
        ["tpu7x-standard"] = [4],
    };

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world)
    {
        if (resource.Values.Blocks("node_config").FirstOrDefault()?.TextOf("machine_type") is not { } machine || Machine().Match(machine) is not { Success: true } match)
        {
            yield break;
        }

        var chips = int.Parse(match.Groups["chips"].Value, CultureInfo.InvariantCulture);
        if (!Families.TryGetValue(match.Groups["family"].Value, out var sizes) || !sizes.Contains(chips))
        {
            yield return new Complaint(
                $"googleapi: Error 400: Machine type with name '{machine}' does not exist", $"TPU machines are {string.Join(", ", Families.Select(family => $"{family.Key}-{string.Join('|', family.Value)}t"))}.",
                FieldPath.Of("node_config").Item(0).Field("machine_type"));
        }

        if (resource.Values.Blocks("placement_policy").FirstOrDefault()?.TextOf("tpu_topology") is not { Length: > 0 } topology)
        {
            yield break;
        }

        var path = FieldPath.Of("placement_policy").Item(0).Field("tpu_topology");
        var total = topology.Split('x').Aggregate(1, (product, side) => int.TryParse(side, CultureInfo.InvariantCulture, out var n) ? product * n : 0);
        if (total == 0 || total % chips != 0)
        {
            yield return new Complaint($"googleapi: Error 400: Invalid TPU topology '{topology}' for {machine}", $"A topology is made of whole machines of {chips} chips.", path);
        }
        else if (resource.TextOf("node_count") is { } nodes && total / chips > 1 && nodes != $"{total / chips}")
        {
            yield return new Complaint($"googleapi: Error 400: TPU topology '{topology}' needs {total / chips} nodes of {machine}, not {nodes}", "A multi-host pool is one slice: node_count is the number of its machines.", path);
        }
    }

    [GeneratedRegex(@"^(?<family>(ct[0-9]|tpu)[a-z0-9]*-[a-z]+)-(?<chips>[0-9]+)t\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Machine();
}
