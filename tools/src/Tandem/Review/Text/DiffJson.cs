using System.Text;
using System.Text.Json;
using Tandem.Findings;
using Tandem.Reports;
using Tandem.Review.Cost;

namespace Tandem.Review.Text;

/// <summary>A review for programs: <c>tandem.diff/v1</c>, whose schema is <c>tools/schemas/tandem.dev/diff_v1.json</c>.</summary>
internal sealed class DiffJson(Utf8JsonWriter json)
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    public static string Text(ReviewResult result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            new DiffJson(writer).Write(result);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private void Write(ReviewResult result)
    {
        json.WriteStartObject();
        json.WriteString("schema", "tandem.diff/v1");
        json.WriteString("base", result.Base);
        json.WriteString("head", result.Head);
        json.WriteStartObject("compared");
        Texts("clusters", result.Clusters);
        json.WriteNumber("units", result.Units);
        json.WriteNumber("sameUnits", result.SameUnits);
        Text("groundSkipped", result.GroundSkipped);
        json.WriteEndObject();
        JsonReport.WriteList(json, "clusters", result.ClusterChanges, (_, change) => WriteCluster(change));
        JsonReport.WriteList(json, "objects", result.Objects, (_, change) => WriteChange(change));
        JsonReport.WriteList(json, "ground", result.Ground, (_, change) => WriteChange(change));
        JsonReport.WriteList(json, "facts", result.Facts, (_, change) => WriteFact(change));
        JsonReport.WriteList(json, "notCompared", result.Failures, (_, failure) => WriteFailure(failure));
        if (result.NodeHours is { } hours)
        {
            WriteHours(hours);
        }

        JsonReport.WriteList(json, "order", result.Order, (_, step) =>
        {
            json.WriteStartObject();
            Text("region", step.Region);
            json.WriteString("what", step.What);
            json.WriteString("why", step.Why);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private void WriteCluster(ClusterChange change)
    {
        json.WriteStartObject();
        json.WriteString("name", change.Cluster);
        json.WriteString("change", Word(change.Kind));
        json.WriteNumber("objects", change.Count);
        json.WriteStartObject("kinds");
        change.Objects.ToList().ForEach(kind => json.WriteNumber(kind.Kind, kind.Count));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteChange(ObjectChange change)
    {
        json.WriteStartObject();
        json.WriteString("change", Word(change.Kind));
        Text("unit", change.Object.Unit);
        Text("apiVersion", change.Object.ApiVersion);
        json.WriteString("kind", change.Object.Kind);
        Text("namespace", change.Object.Namespace);
        json.WriteString("name", change.Object.Name);
        Texts("clusters", change.Clusters);
        json.WriteString("effect", Word(change.Effect));
        json.WriteString("consequence", Word(change.Consequence));
        Text("note", change.Note);
        Places(change.Places);
        JsonReport.WriteList(json, "fields", change.Fields, (_, field) => WriteField(field));
        json.WriteEndObject();
    }

    private void WriteField(FieldChange field)
    {
        json.WriteStartObject();
        json.WriteString("path", field.Path);
        Text("before", field.Before);
        Text("after", field.After);
        json.WriteString("effect", Word(field.Effect));
        json.WriteString("consequence", Word(field.Consequence));
        Text("note", field.Note);
        Places(field.Places);
        json.WriteEndObject();
    }

    private void WriteFact(FactChange change)
    {
        json.WriteStartObject();
        Text("region", change.IsShared ? null : change.Region);
        json.WriteString("name", change.Name);
        Text("before", change.Before);
        Text("after", change.After);
        json.WriteBoolean("promotable", change.IsPromotable);
        Places([change.Place]);
        json.WriteEndObject();
    }

    private void WriteFailure(ReviewFailure failure)
    {
        json.WriteStartObject();
        json.WriteString("side", failure.Side);
        json.WriteString("subject", failure.Subject);
        json.WriteString("rule", failure.Finding.Rule.Id);
        json.WriteString("message", failure.Finding.Message);
        Places([failure.Finding.Blame.Place]);
        json.WriteEndObject();
    }

    private void WriteHours(NodeHours hours)
    {
        json.WriteStartObject("nodeHours");
        JsonReport.WriteList(json, "pools", hours.Pools, (_, pool) =>
        {
            json.WriteStartObject();
            json.WriteString("region", pool.Region);
            json.WriteString("pool", pool.Pool);
            Size("before", pool.Before);
            Size("after", pool.After);
            json.WriteNumber("leastPerDay", pool.LeastPerDay);
            json.WriteNumber("mostPerDay", pool.MostPerDay);
            json.WriteEndObject();
        });
        if (hours.Prices is { } prices)
        {
            json.WriteStartObject("price");
            json.WriteString("currency", prices.Currency);
            json.WriteNumber("leastPerDay", hours.LeastPerDay!.Value);
            json.WriteNumber("mostPerDay", hours.MostPerDay!.Value);
            Texts("unpriced", hours.Unpriced!);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Size(string name, PoolSize? size)
    {
        if (size is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("machineType", size.MachineType);
        json.WriteNumber("least", size.Least);
        json.WriteNumber("most", size.Most);
        json.WriteEndObject();
    }

    private void Places(IEnumerable<Place> places) => JsonReport.WriteList(json, "places", places, (_, place) =>
    {
        json.WriteStartObject();
        json.WriteString("file", place.File);
        json.WriteNumber("line", place.Line);
        json.WriteEndObject();
    });

    private void Texts(string name, IEnumerable<string> texts) => JsonReport.WriteList(json, name, texts, (_, text) => json.WriteStringValue(text));

    private void Text(string name, string? text) => json.WriteString(name, text);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
