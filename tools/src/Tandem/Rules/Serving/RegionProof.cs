using Tandem.Findings;
using Tandem.Live.Load;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>A middleware that names the region in each answer, under another name than drills read.</summary>
internal static class RegionProof
{
    /// <summary>Each, at the line that writes the header.</summary>
    public static IEnumerable<Finding> Of(World world, RuleInfo rule) =>
        from server in world.OwnServers
        from mount in server.Container["volumeMounts"].Items
        let map = MountedFiles.MapOf(world, server.Pod, mount["name"].Text)
        where map is not null
        from file in map["data"].Entries
        where server.Words.All.Any(word => word.Text.StartsWith($"--middleware={file.Key.Replace(".py", "", StringComparison.Ordinal)}.", StringComparison.Ordinal))
        let text = file.Text ?? ""
        where text.Contains($"\"{ChatRequest.RegionVariable}\"", StringComparison.Ordinal) && !Code(text).Contains(ChatRequest.RegionHeader, StringComparison.OrdinalIgnoreCase)
        let at = text.IndexOf("b\"x-", StringComparison.OrdinalIgnoreCase)
        let message = $"{file.Key} names the region in each answer, but not as {ChatRequest.RegionHeader}, by which drills tell where it came from."
        let hint = $"Write {ChatRequest.RegionHeader}."
        select at >= 0 ? DataFiles.Finding(world.Fleet, file, at, rule, message, hint) : file.Owner.Finding(rule, file.Path, FieldTarget.Value, message, hint);

    // Without the text that explains it.
    private static string Code(string text) => string.Concat(text.Split("\"\"\"").Where((_, i) => i % 2 == 0));
}
