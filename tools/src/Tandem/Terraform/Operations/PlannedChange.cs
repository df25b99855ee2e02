using System.Text.Json;

namespace Tandem.Terraform.Operations;

/// <summary>What an apply would do to one instance.</summary>
/// <param name="Address">The instance.</param>
/// <param name="Type">Its resource type.</param>
/// <param name="Key">Its key, a region for what every region has; null for what is made once.</param>
/// <param name="Action">What would happen.</param>
/// <param name="Name">Its name in Google Cloud, or its id; null where that is not known.</param>
public sealed record PlannedChange(string Address, string Type, string? Key, ChangeAction Action, string? Name)
{
    private static readonly string[] NameFields = ["membership_id", "account_id", "secret_id", "role", "service", "name"];

    /// <summary>Reads the changes of a plan as <c>terraform show -json</c> prints it; what stays as it is is left out.</summary>
    internal static IReadOnlyList<PlannedChange> Read(JsonElement plan) =>
        PlannedResource.Find(plan, ["resource_changes"]) is not { } changes ? [] :
        [
            .. changes.EnumerateArray()
                .Where(change => change.GetProperty("mode").GetString() == "managed")
                .Select(From)
                .Where(change => change.Action != ChangeAction.None)
                .OrderBy(change => change.Address, StringComparer.Ordinal),
        ];

    private static PlannedChange From(JsonElement json)
    {
        var change = json.GetProperty("change");
        var values = PlannedResource.Find(change, ["after"]) ?? PlannedResource.Find(change, ["before"]);
        return new PlannedChange(
            json.GetProperty("address").GetString()!,
            json.GetProperty("type").GetString()!,
            json.TryGetProperty("index", out var index) ? index.ToString() : null,
            ActionOf(change.GetProperty("actions")),
            values is { } known ? NameOf(known) : null);
    }

    private static string? NameOf(JsonElement values) =>
        NameFields.Select(field => JsonText.Of(PlannedResource.Find(values, [field]))).FirstOrDefault(text => text is not null);

    private static ChangeAction ActionOf(JsonElement actions)
    {
        var words = actions.EnumerateArray().Select(action => action.GetString()).ToList();
        return words switch
        {
            ["create"] => ChangeAction.Create,
            ["update"] => ChangeAction.Update,
            ["delete"] => ChangeAction.Delete,
            [_, _] => ChangeAction.Replace,
            _ => ChangeAction.None,
        };
    }
}
