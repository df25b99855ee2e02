using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tandem.Terraform.Operations;

/// <summary>What each block refers to, by address without an index.</summary>
public sealed partial class InfraGraph
{
    private readonly Dictionary<string, HashSet<string>> references;

    private InfraGraph(Dictionary<string, HashSet<string>> references) => this.references = references;

    /// <summary>Reads the configuration part of a plan as <c>terraform show -json</c> prints it.</summary>
    internal static InfraGraph Read(JsonElement plan)
    {
        var resources = PlannedResource.Find(plan, ["configuration", "root_module", "resources"]) is { } found ? found.EnumerateArray().ToList() : [];
        return new InfraGraph(resources.ToDictionary(
            resource => resource.GetProperty("address").GetString()!,
            resource => Words(resource).SelectMany(word => Address().Match(word) is { Success: true } address ? [address.Value] : Array.Empty<string>()).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal));
    }

    /// <summary>Every block that one depends on, directly or not.</summary>
    public IReadOnlySet<string> DependenciesOf(string block)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([block]);
        while (open.TryPop(out var next))
        {
            foreach (var reference in references.GetValueOrDefault(next) ?? [])
            {
                if (all.Add(reference))
                {
                    open.Push(reference);
                }
            }
        }

        return all;
    }

    /// <summary>The address of an instance's block.</summary>
    public static string BlockOf(string address) => address.Split('[')[0];

    // Both lists hold addresses: what expressions refer to, and what is only waited for.
    private static IEnumerable<string> Words(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.Name is "references" or "depends_on" && property.Value.ValueKind == JsonValueKind.Array
            ? property.Value.EnumerateArray().Select(word => word.ToString())
            : Words(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Words),
        _ => [],
    };

    [GeneratedRegex(@"^(?:data\.)?(?!each|var|local|path|self|count)[a-z][a-z0-9_]*\.[A-Za-z_][A-Za-z0-9_-]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
