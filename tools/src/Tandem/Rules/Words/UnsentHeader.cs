using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Live.Load;
using Tandem.Rules.Gateway;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>A header that a script looks for in answers, and that none of the fleet's servers sends.</summary>
public sealed partial class UnsentHeader() : ReferenceRule(new RuleInfo(
    "TND0166", "unsent-header", Severity.Error, Layers.References, "A script reads a header that no answer has."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var sent = new Lazy<IReadOnlyList<string>>(() => Sent(world));
        return from script in Scripts.Of(world, world.OwnPods)
               from match in ReadIn().Matches(script.Text)
               let name = match.Groups["name"]
               // The one that drills go by is right where it is read: whoever sends another is wrong.
               where !IsOne(name.Value, [ChatRequest.RegionHeader]) && sent.Value.Count > 0 && !IsOne(name.Value, sent.Value)
               select DataFiles.Finding(world.Fleet, script.File, name.Index, Info, $"{script.Name} reads the header {name.Value} of answers; nothing here sends it.",
                   NearestName.Find(name.Value, sent.Value) is { } near ? $"Did you mean {near}?" : $"The fleet's answers have {Wording.List(sent.Value)}.");
    }

    private static IReadOnlyList<string> Sent(World world)
    {
        var worlds = world.IsOwn ? world.Fleet.References.ClusterWorlds.Append(world) : [world];
        var scripts = from one in worlds
                      from script in Scripts.Of(one, one.Pods)
                      from match in SentIn().Matches(script.Text)
                      select match.Groups["name"].Value;
        var routes = worlds.SelectMany(one => one.All(Routes.ApiGroup, "HTTPRoute")).SelectMany(route => route.Keyed("responseHeaderModifier"))
            .SelectMany(filter => filter.Select("set[].name").Concat(filter.Select("add[].name"))).Select(name => name.Text).OfType<string>();
        return [.. scripts.Concat(routes).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsOne(string name, IReadOnlyList<string> names) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    // Headers of one's own begin with x-; the rest belongs to protocols.
    [GeneratedRegex("""(\.getheader\(|\.headers(\.get\(|\[))\s*["'](?<name>[xX]-[A-Za-z0-9-]+)["']""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReadIn();

    // A pair of ASGI, or a method of http.server.
    [GeneratedRegex("""(\(\s*b|send_header\(\s*)["'](?<name>[xX]-[A-Za-z0-9-]+)["']""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentIn();
}
