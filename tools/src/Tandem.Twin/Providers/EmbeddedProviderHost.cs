using System.Text.Json;
using Tandem.Terraform;
using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers;

/// <summary>Starts the embedded providers for whoever runs terraform offline.</summary>
/// <remarks>In a state folder, <c>faults.json</c> says what is to go wrong: for rehearsals and tests.</remarks>
public sealed class EmbeddedProviderHost : IProviderHost
{
    /// <inheritdoc/>
    public string Build { get; } = typeof(EmbeddedProviderHost).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <inheritdoc/>
    public async Task<IProviderSession> StartAsync(string? stateFolder, CancellationToken cancel)
    {
        var options = new EmbeddedProviderOptions
        {
            StoreFolder = stateFolder,
            FaultFile = stateFolder is null ? null : Path.Combine(stateFolder, "faults.json"),
        };
        return new EmbeddedProviderSession(await EmbeddedProviders.StartAsync(options, cancel), stateFolder);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ReplacedBy(string type, JsonElement before, JsonElement after) =>
        SchemaCatalog.All.FirstOrDefault(schema => !schema.IsData && schema.Type == type) is { } known
        && ValueJson.Read(before) is MapValue mine && ValueJson.Read(after) is MapValue theirs
            ? [.. Replacements.Between(known, mine, theirs).Select(path => string.Join('.', path.Steps.Select(step => step.Name).OfType<string>())).Distinct(StringComparer.Ordinal)]
            : [];
}
