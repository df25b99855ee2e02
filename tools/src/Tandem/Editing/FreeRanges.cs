using System.Buffers.Binary;
using System.Net;
using Tandem.Facts;

namespace Tandem.Editing;

/// <summary>The IPv4 ranges of the fleet's regions, all in one VPC, and what is free beside them.</summary>
/// <param name="regions">The facts of every region.</param>
internal sealed class FreeRanges(IReadOnlyList<FactsOf> regions)
{
    private readonly List<(IPNetwork Range, string Owner)> taken =
        [.. from facts in regions from fact in RegionRanges.Names let range = Parse(facts[fact]) where range is not null select (range.Value, $"{fact} of {facts.Region}")];

    // RFC 1918.
    private static readonly IPNetwork[] Private = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    /// <summary>Takes the range that somebody chose.</summary>
    /// <exception cref="EditRefusal">It is no range, or overlaps one that is taken.</exception>
    public string Take(string fact, string text)
    {
        var range = Parse(text) ?? throw new EditRefusal($"{text} is no IPv4 range for {fact}.", "Write the first address and the length, such as 10.0.3.0/24.");
        var clash = taken.Find(other => Overlap(other.Range, range));
        return clash.Owner is null ? Keep(fact, range)
            : throw new EditRefusal($"{text} for {fact} overlaps {clash.Range}, {clash.Owner}.", "All regions share one VPC. Leave the option out, and the next free range is taken.");
    }

    /// <summary>Takes the next free range of a fact: as long as the model's, behind the last one of its kind.</summary>
    /// <exception cref="EditRefusal">There is none left.</exception>
    public string TakeNext(string fact, FactsOf model)
    {
        var like = Parse(model[fact]) ?? throw new EditRefusal($"{fact} of {model.Region} is no IPv4 range: {model[fact]}.", "tandem validate says more.");
        var home = Array.Find(Private, home => home.Contains(like.BaseAddress));
        var size = 1L << (32 - like.PrefixLength);
        var last = regions.Select(facts => Parse(facts[fact])).OfType<IPNetwork>().Max(End);
        for (var start = (last + size) / size * size; start + size - 1 <= (home == default ? uint.MaxValue : End(home)); start += size)
        {
            var range = new IPNetwork(Address((uint)start), like.PrefixLength);
            if (!taken.Exists(other => Overlap(other.Range, range)))
            {
                return Keep(fact, range);
            }
        }

        throw new EditRefusal($"No range of /{like.PrefixLength} is free for {fact} behind those of the other regions.", "Give one by its option.");
    }

    private string Keep(string fact, IPNetwork range)
    {
        taken.Add((range, $"{fact} of the new region"));
        return range.ToString();
    }

    private static IPNetwork? Parse(string? text) =>
        IPNetwork.TryParse(text, out var range) && range.ToString() == text && range.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? range : null;

    private static bool Overlap(IPNetwork one, IPNetwork other) => one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);

    // The last address, as a number.
    private static long End(IPNetwork range) => Number(range.BaseAddress) + (1L << (32 - range.PrefixLength)) - 1;

    private static uint Number(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    private static IPAddress Address(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes);
    }
}
