namespace Tandem.Rules.Serving;

/// <summary>What Pods may write to their node's disk, in bytes: what they ask for, are limited to, or share as volumes, whichever is most.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Largest">The field that asks for most; null where nothing is written down.</param>
internal sealed record DiskNeed(decimal Total, ObjectField? Largest)
{
    private const string Resource = "ephemeral-storage";

    /// <summary>Adds it up. The fuse driver's cache is counted where it is sized.</summary>
    public static DiskNeed Of(PodTemplate pod)
    {
        var sidecar = new FuseSidecar(pod);
        List<ObjectField> requests = [.. pod.Running.Select(container => container["resources"]["requests"][Resource])];
        List<ObjectField> limits = [.. pod.Running.Select(container => container["resources"]["limits"][Resource])];
        var volumes = pod.Spec.Select("volumes[]").Where(volume => volume["name"].Text != FuseSidecar.CacheVolume && volume["emptyDir"]["medium"].Text is null or "")
            .Select(volume => volume["emptyDir"]["sizeLimit"]).ToList();
        if (sidecar.IsInjected)
        {
            requests.Add(sidecar.RequestField(Resource));
            limits.Add(sidecar.LimitField(Resource));
        }

        var unwritten = sidecar.IsInjected && !sidecar.RequestField(Resource).Exists ? sidecar.Request(Resource) : 0;
        return new[] { Sum(requests, unwritten), Sum(limits, 0), Sum(volumes, 0) }.MaxBy(need => need.Total)!;
    }

    private static DiskNeed Sum(List<ObjectField> fields, decimal unwritten) =>
        new(unwritten + fields.Sum(Size), fields.Where(field => field.Exists).MaxBy(Size));

    private static decimal Size(ObjectField field) => Quantities.Parse(field.Text) ?? 0;
}
