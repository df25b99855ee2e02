using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Words;

/// <summary>A Service's port whose name leads to another port in another Service: to the one that it says.</summary>
public sealed class BorrowedPortName() : ReferenceRule(new RuleInfo(
    "TND0173", "borrowed-port-name", Severity.Warning, Layers.References, "A port of a Service bears the name of what another Service's port leads to."))
{
    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var ports = world.Own("", "Service").SelectMany(service => service["spec"]["ports"].Items).Where(port => Target(port) is not null).ToLookup(port => port["name"].Text ?? "", StringComparer.Ordinal);
        return from same in ports
               where same.Key.Contains('-') && same.Skip(1).Any()
               from port in same
               let owner = IsOdd(port) ? same.FirstOrDefault(other => Target(other) == Last(same.Key)) : null
               where owner is not null
               select Found(world, port["name"].Flaw($"{same.Key} leads to {Target(port)}; in the Service {owner.Owner.Manifest.Name} that is the name of the port that leads to {Target(owner)}.", $"Name it {Target(port)}."), owner["name"]);
    }

    // One that leads to what its name begins with, and is the only way there: it had that name. A second way to a port needs another name.
    private static bool IsOdd(ObjectField port) => Target(port) == port["name"].Text!.Split('-')[0] && !port.Parent!.Items.Any(other => other != port && Target(other) == Target(port));

    private static string? Target(ObjectField port) => port["targetPort"].String;

    private static string Last(string name) => name.Split('-')[^1];
}
