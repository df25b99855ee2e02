using Tandem.Terraform;

namespace Tandem.Review.Ground;

/// <summary>Where a configuration says that what has one address had another before: its <c>moved</c> blocks.</summary>
/// <remarks>
/// Plan JSON has <c>previous_address</c> only for what stands in a state, and both sides are planned from nothing; so the blocks are
/// read. https://developer.hashicorp.com/terraform/language/moved
/// </remarks>
internal sealed class MovedAddresses
{
    private readonly List<(string From, string To)> moves;
    private readonly HashSet<string> known;

    /// <summary>Those of the configuration that is reviewed.</summary>
    public MovedAddresses(InfraModel? after)
    {
        known = [.. (after?.Resources ?? []).Select(resource => resource.Address)];
        moves =
        [
            .. from block in after?.Module.Blocks ?? []
               where block.Type == "moved"
               let ends = (block.Attribute("from")?.Value.Text.Trim(), block.Attribute("to")?.Value.Text.Trim())
               where ends.Item1 is not null && ends.Item2 is not null
               select (ends.Item1!, ends.Item2!),
        ];
    }

    /// <summary>The address that something has now. One that is still planned where it was has not moved; what would be nowhere neither.</summary>
    public string Of(string before)
    {
        var now = before;
        // Each block at most once: they may form a chain, and must not form a ring.
        for (var step = 0; step < moves.Count && !known.Contains(now) && moves.Find(move => IsPart(now, move.From)) is { From: { } from } move; step++)
        {
            now = move.To + now[from.Length..];
        }

        return known.Contains(now) ? now : before;
    }

    // An address covers its instances, and a module what is in it.
    private static bool IsPart(string address, string from) =>
        address.StartsWith(from, StringComparison.Ordinal) && (address.Length == from.Length || address[from.Length] is '[' or '.');
}
