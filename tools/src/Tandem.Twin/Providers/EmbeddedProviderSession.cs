using Tandem.Terraform;

namespace Tandem.Twin.Providers;

/// <summary>The providers of one command, and the interface beside them where it is asked for.</summary>
internal sealed class EmbeddedProviderSession(EmbeddedProviders providers, string? stateFolder) : IProviderSession
{
    private GroundEndpoint? ground;

    /// <inheritdoc/>
    public string ReattachProviders => providers.ReattachProviders;

    /// <inheritdoc/>
    public async Task<Uri> ServeGroundAsync(CancellationToken cancel)
    {
        ground ??= await GroundEndpoint.StartAsync(stateFolder, cancel);
        return ground.Address;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (ground is not null)
        {
            await ground.DisposeAsync();
        }

        await providers.DisposeAsync();
    }
}
