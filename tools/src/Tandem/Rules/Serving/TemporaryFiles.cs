using Tandem.Rules.Gateway;
using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>Volumes for temporary files that are not where programs write them.</summary>
internal static class TemporaryFiles
{
    private const string Folder = "/tmp";

    /// <summary>Mounts that were meant for <c>/tmp</c>, in containers that can write nowhere else.</summary>
    public static IEnumerable<Mismatch> Of(PodTemplate pod) =>
        from container in pod.Containers
        let isFixed = container["securityContext"]["readOnlyRootFilesystem"]
        where isFixed.IsTrue && !container["env"].Items.Any(entry => entry["name"].Text is "TMPDIR" or "TMP" or "TEMP")
        let mounts = Mounts.Paths(container)
        where !mounts.Exists(mount => Mounts.Holds(mount.Text, Folder))
        from mount in mounts.Where(mount => mount.Parent!["name"].Text?.Split('-').Any(word => word is "tmp" or "temp") == true && !mount.Text!.StartsWith(Folder + "/", StringComparison.Ordinal)).Take(1)
        select new Mismatch(mount.Flaw($"The volume {mount.Parent!["name"].Text} is mounted at {mount.Text}, and nothing can be written to {Folder}.", $"Mount it at {Folder}, or set TMPDIR."), isFixed);
}
