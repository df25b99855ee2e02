using System.Text.Json;

namespace Tandem.Terraform.Operations;

/// <summary>An instance that stands in the state.</summary>
/// <param name="Address">The instance.</param>
/// <param name="Type">Its resource type.</param>
/// <param name="Key">Its key; null for what is made once.</param>
/// <param name="Values">Its attributes.</param>
public sealed record StateResource(string Address, string Type, string? Key, JsonElement Values)
{
    /// <summary>Reads a state as <c>terraform show -json</c> prints it.</summary>
    internal static IReadOnlyList<StateResource> Read(JsonElement state) =>
        PlannedResource.Find(state, ["values", "root_module", "resources"]) is not { } resources ? [] :
        [
            .. resources.EnumerateArray().Where(resource => resource.GetProperty("mode").GetString() == "managed").Select(resource => new StateResource(
                resource.GetProperty("address").GetString()!,
                resource.GetProperty("type").GetString()!,
                resource.TryGetProperty("index", out var index) ? index.ToString() : null,
                resource.GetProperty("values").Clone())),
        ];

    /// <summary>The text of an attribute; null where it is absent.</summary>
    public string? Text(params ReadOnlySpan<string> path) => JsonText.Of(PlannedResource.Find(Values, path));
}
