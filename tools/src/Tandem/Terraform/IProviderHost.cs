namespace Tandem.Terraform;

/// <summary>Stands in for the real providers while terraform runs offline. The outside world stands behind it, and a server of ours.</summary>
public interface IProviderHost
{
    /// <summary>Differs wherever the providers' behaviour may.</summary>
    string Build { get; }

    /// <summary>Starts providers that know nothing of the world.</summary>
    /// <param name="stateFolder">Where they keep what exists between processes; null to forget it.</param>
    /// <param name="cancel">Gives up.</param>
    Task<IProviderSession> StartAsync(string? stateFolder, CancellationToken cancel);
}
