using System.Text.Json;
using Tandem.Twin.Json;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>A volume that shows a bucket, or a folder of it.</summary>
/// <param name="Name">The volume's name.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Folder">The folder that alone is shown, with its final slash; empty for all.</param>
/// <param name="Writes">Whether the Pod may write.</param>
internal sealed record BucketVolume(string Name, string Bucket, string Folder, bool Writes)
{
    public const string Driver = "gcsfuse.csi.storage.gke.io";

    private const string OnlyFolder = "only-dir:";

    public static BucketVolume Of(JsonElement volume)
    {
        var attributes = volume.At("csi", "volumeAttributes");
        var options = (attributes.Text("mountOptions") ?? "").Split(',');
        var folder = options.FirstOrDefault(option => option.StartsWith(OnlyFolder, StringComparison.Ordinal))?[OnlyFolder.Length..].Trim('/');
        return new BucketVolume(
            volume.Text("name") ?? "", attributes.Text("bucketName") ?? "", string.IsNullOrEmpty(folder) ? "" : folder + "/",
            !volume.IsTrue("csi", "readOnly") && !options.Contains("ro", StringComparer.Ordinal));
    }
}
