using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Providers.Rules;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Store;

/// <summary>
/// A store in a folder, one file per resource, each written beside its place and renamed into it: processes may share the folder, and
/// one that is killed leaves no half a file. <c>held/TYPE/NAME</c> is a mark that somebody else writes: its first line says what a
/// bucket still holds or who still uses an address, and the resource refuses to go.
/// </summary>
internal sealed class FolderStore : ResourceStore
{
    private readonly string folder;
    private readonly ConcurrentDictionary<string, (DateTime Written, Resource Resource)> read = new();

    public FolderStore(string folder) => this.folder = Directory.CreateDirectory(folder).FullName;

    public override IEnumerable<Resource> All => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read).OfType<Resource>();

    public override IEnumerable<Resource> Of(string type) =>
        Directory.EnumerateFiles(folder, $"{type}.*.json").Order(StringComparer.Ordinal).Select(Read).OfType<Resource>();

    public override Resource? Find(string type, string id) => Read(FileOf(type, id));

    public override bool TryAdd(Resource resource) => Write(resource, overwrite: false);

    public override void Put(Resource resource) => Write(resource, overwrite: true);

    public override void Remove(Resource resource) => File.Delete(FileOf(resource.Type, resource.Id));

    public override void Adopt(Resource resource)
    {
        // The folder is the truth, not the state.
    }

    public override string? HolderOf(Resource resource)
    {
        var mark = Path.Combine(folder, "held", resource.Type, resource.Id[(resource.Id.LastIndexOf('/') + 1)..]);
        return File.Exists(mark) ? File.ReadLines(mark).FirstOrDefault("something") : null;
    }

    private string FileOf(string type, string id) =>
        Path.Combine(folder, $"{type}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..24]}.json");

    private Resource? Read(string file)
    {
        try
        {
            var written = File.GetLastWriteTimeUtc(file);
            if (read.TryGetValue(file, out var known) && known.Written == written)
            {
                return known.Resource;
            }

            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var resource = new Resource(
                json.RootElement.GetProperty("type").GetString()!, json.RootElement.GetProperty("id").GetString()!,
                (MapValue)ValueJson.Read(json.RootElement.GetProperty("values")));
            read[file] = (written, resource);
            return resource;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{file} is damaged: delete it, and the resource is made again.", e);
        }
    }

    private bool Write(Resource resource, bool overwrite)
    {
        var beside = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
        var json = new JsonObject { ["type"] = resource.Type, ["id"] = resource.Id, ["values"] = ValueJson.Write(resource.Values) };
        File.WriteAllText(beside, json.ToJsonString());
        try
        {
            File.Move(beside, FileOf(resource.Type, resource.Id), overwrite);
            return true;
        }
        catch (IOException) when (!overwrite)
        {
            File.Delete(beside);
            return false;
        }
    }
}
