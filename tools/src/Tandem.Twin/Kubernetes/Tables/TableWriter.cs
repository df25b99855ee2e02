using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Lists;
using Tandem.Twin.Kubernetes.Resources;

namespace Tandem.Twin.Kubernetes.Tables;

/// <summary>Writes objects as the rows of a table, which is what <c>kubectl get</c> asks for.</summary>
internal static class TableWriter
{
    private static readonly Column Name = Column.Of("Name", "metadata", "name");
    private static readonly Column Age = new("Age", row => row.Age("metadata", "creationTimestamp"));

    /// <summary>The table.</summary>
    public static JsonObject Write(ApiCall call, IReadOnlyList<JsonObject> bodies, bool withColumns)
    {
        var columns = ColumnsOf(call.Resource);
        return new JsonObject
        {
            ["kind"] = "Table",
            ["columnDefinitions"] = withColumns ? new JsonArray([.. columns.Select(column => column.Define())]) : null,
            ["rows"] = new JsonArray([.. bodies.Select(body => Row(call, body, columns))]),
        };
    }

    private static JsonObject Row(ApiCall call, JsonObject body, IReadOnlyList<Column> columns)
    {
        var source = new RowSource(JsonSerializer.SerializeToElement(body), call.Cluster.Store.Clock.GetUtcNow());
        return new JsonObject
        {
            ["cells"] = new JsonArray([.. columns.Select(column => column.Cell(source))]),
            ["object"] = call.Text("includeObject") switch
            {
                "None" => null,
                "Object" => body.DeepClone(),
                _ => ObjectView.Partial(body),
            },
        };
    }

    private static IReadOnlyList<Column> ColumnsOf(ResourceInfo resource) =>
        resource.IsCustom ? [Name, .. resource.Columns.Count > 0 ? resource.Columns.Select(Custom) : [Age]]
        : BuiltInColumns.Find(resource.Group, resource.Kind) is { } special ? [Name, .. special.Where(column => column.Priority == 0), Age, .. special.Where(column => column.Priority > 0)]
        : [Name, Age];

    private static Column Custom(PrinterColumn column) => new(column.Name, row => Show(column, row), column.Priority);

    private static JsonNode? Show(PrinterColumn column, RowSource row)
    {
        var found = SimpleJsonPath.Find(row.Body, column.JsonPath).ToList();
        return found.Count == 0 ? null : column.Type == "date" ? AgeText.Since(found[0].ToString(), row.Now) : string.Join(",", found.Select(value => value.ToString()));
    }
}
