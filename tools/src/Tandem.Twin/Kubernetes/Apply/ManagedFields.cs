using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Apply;

/// <summary>The <c>managedFields</c> of an object: which manager owns which fields.</summary>
internal sealed class ManagedFields
{
    private readonly List<(ManagerId Id, FieldSet Fields, string? Time)> entries = [];

    /// <summary>Reads them from an object.</summary>
    public static ManagedFields Read(JsonObject body)
    {
        var managed = new ManagedFields();
        foreach (var entry in (body["metadata"]?["managedFields"] as JsonArray ?? []).OfType<JsonObject>().Where(entry => entry["manager"].Text() is not null))
        {
            var id = new ManagerId(entry["manager"].Text()!, entry["operation"].Text() ?? "Update", entry["apiVersion"].Text() ?? "", entry["subresource"].Text() ?? "");
            managed.entries.Add((id, FieldSet.Read(entry["fieldsV1"] as JsonObject ?? []), entry["time"].Text()));
        }

        return managed;
    }

    /// <summary>What a manager owns.</summary>
    public FieldSet Of(ManagerId id) => entries.Find(entry => entry.Id == id).Fields ?? FieldSet.Empty;

    /// <summary>What the others own.</summary>
    public FieldSet OfOthers(ManagerId id) => entries.Where(entry => entry.Id != id).Aggregate(FieldSet.Empty, (all, entry) => all.Union(entry.Fields));

    /// <summary>The others that own some of the fields.</summary>
    public IEnumerable<(ManagerId Id, FieldSet Fields, string? Time)> OwnersOf(FieldSet fields, ManagerId except) => entries
        .Where(entry => entry.Id != except)
        .Select(entry => (entry.Id, Fields: entry.Fields.Intersect(fields), entry.Time))
        .Where(entry => !entry.Fields.IsEmpty);

    /// <summary>Gives a manager exactly these fields.</summary>
    public void Set(ManagerId id, FieldSet fields, string now)
    {
        var place = entries.FindIndex(entry => entry.Id == id);
        var isSame = place >= 0 && Fields.AreEqual(entries[place].Fields.Write(), fields.Write());
        if (place >= 0 && !isSame)
        {
            entries[place] = (id, fields, now);
        }
        else if (place < 0)
        {
            entries.Add((id, fields, now));
        }
    }

    /// <summary>Takes fields from all others.</summary>
    public void Take(FieldSet fields, ManagerId except)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Id != except)
            {
                entries[i] = entries[i] with { Fields = entries[i].Fields.Except(fields) };
            }
        }
    }

    /// <summary>Writes them into an object.</summary>
    public void Write(JsonObject body)
    {
        var metadata = body.Child("metadata");
        var written = entries.Where(entry => !entry.Fields.IsEmpty).Select(Write).ToList();
        metadata.Remove("managedFields");
        if (written.Count > 0)
        {
            metadata["managedFields"] = new JsonArray([.. written]);
        }
    }

    private static JsonObject Write((ManagerId Id, FieldSet Fields, string? Time) entry)
    {
        var written = new JsonObject
        {
            ["manager"] = entry.Id.Name,
            ["operation"] = entry.Id.Operation,
            ["apiVersion"] = entry.Id.ApiVersion,
            ["time"] = entry.Time,
            ["fieldsType"] = "FieldsV1",
            ["fieldsV1"] = entry.Fields.Write(),
        };
        if (entry.Id.Subresource.Length > 0)
        {
            written["subresource"] = entry.Id.Subresource;
        }

        return written;
    }
}
