using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Tables;

/// <summary>What a row is made from.</summary>
/// <param name="Body">The object.</param>
/// <param name="Now">The time.</param>
internal sealed record RowSource(JsonElement Body, DateTimeOffset Now)
{
    /// <summary>The value at a path; <c>&lt;none&gt;</c> where there is none.</summary>
    public JsonNode Show(params ReadOnlySpan<string> path) => Body.Get(path) is { ValueKind: not JsonValueKind.Undefined } value && value.ToString() is { Length: > 0 } text ? text : "<none>";

    /// <summary>The number at a path, 0 where there is none.</summary>
    public long Number(params ReadOnlySpan<string> path) => Body.GetCount(path) ?? 0;

    /// <summary>How long ago the time at a path was.</summary>
    public string Age(params ReadOnlySpan<string> path) => AgeText.Since(Body.GetText(path), Now);

    /// <summary>The texts of a field in each item of a list, joined by commas.</summary>
    public string Join(string[] list, params string[] field) => string.Join(",", Body.GetItems(list).Select(item => item.Get(field).ToString()));
}
