using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Text.Json;

namespace Tandem.Twin.Providers.Engine;

/// <summary>The faults that are asked for, and how often each has struck.</summary>
internal sealed class FaultBook(EmbeddedProviderOptions options)
{
    // Counted by content: a fault that the file still holds when it is read again is the same one.
    private readonly ConcurrentDictionary<ProviderFault, int> struck = new();

    /// <summary>What strikes this call.</summary>
    public IReadOnlyList<ProviderFault> Strike(ProviderOperation operation, string type, string id) =>
        [.. options.Faults.Concat(FromFile()).Where(fault => fault.Op == operation && FileSystemName.MatchesSimpleExpression(fault.Type, type) && id.Contains(fault.Match, StringComparison.Ordinal) && Count(fault))];

    private bool Count(ProviderFault fault)
    {
        var call = struck.AddOrUpdate(fault, 1, (_, calls) => calls + 1);
        return call > fault.After && (fault.Times == 0 || call <= fault.After + fault.Times);
    }

    private ProviderFault[] FromFile()
    {
        if (options.FaultFile is not { } file || !File.Exists(file))
        {
            return [];
        }

        return JsonSerializer.Deserialize(File.ReadAllText(file), FaultJson.Default.ProviderFaultArray) ?? [];
    }
}
