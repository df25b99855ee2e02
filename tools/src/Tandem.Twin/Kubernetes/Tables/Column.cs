using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Twin.Kubernetes.Tables;

/// <summary>A column of what <c>kubectl get</c> prints.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Cell">Its value of an object.</param>
/// <param name="Priority">0 for always, 1 for <c>-o wide</c>.</param>
internal sealed record Column(string Name, Func<RowSource, JsonNode?> Cell, int Priority = 0)
{
    /// <summary>A column with the value at a path; <c>&lt;none&gt;</c> where there is none.</summary>
    public static Column Of(string name, params string[] path) => new(name, row => row.Show(path));

    /// <summary>Its definition.</summary>
    public JsonObject Define() => new()
    {
        ["name"] = Name,
        ["type"] = "string",
        ["format"] = Name == "Name" ? "name" : "",
        ["description"] = "",
        ["priority"] = Priority,
    };
}
