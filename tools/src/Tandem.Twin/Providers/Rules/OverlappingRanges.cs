using Tandem.Twin.Providers.Engine;

namespace Tandem.Twin.Providers.Rules;

/// <summary>Ranges of one network, primary and secondary, may not share an address.</summary>
internal sealed class OverlappingRanges : ProviderRule
{
    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world)
    {
        if (resource.Type != Subnets.Type)
        {
            yield break;
        }

        var own = Subnets.Ranges(resource).ToList();
        var others = Subnets.Beside(resource, world).SelectMany(Subnets.Ranges).ToList();
        for (var i = 0; i < own.Count; i++)
        {
            foreach (var taken in own.Take(i).Concat(others).Where(other => other.Range.Overlaps(own[i].Range)).Take(1))
            {
                yield return new Complaint(
                    $"googleapi: Error 400: Invalid IPCidrRange: {own[i].Range} conflicts with existing subnetwork range {taken.Range}",
                    $"{taken.Owner} has {taken.Range}. Ranges of one network may not overlap, in different regions neither.", own[i].Path);
            }
        }
    }
}
