using System.Text.Json;

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

    /// <summary>The fields whose change makes terraform replace a resource (ForceNew), by name from the top, dots between, items of lists left out.</summary>
    /// <param name="type">The type of resource.</param>
    /// <param name="before">Its values in one plan.</param>
    /// <param name="after">Its values in another.</param>
    /// <returns>The fields; none for a type that the providers do not know.</returns>
    IReadOnlyList<string> ReplacedBy(string type, JsonElement before, JsonElement after);
}
