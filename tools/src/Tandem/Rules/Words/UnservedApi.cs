using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>A request of a script for a version that the API server does not have of that kind.</summary>
/// <remarks>https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris. The versions known are those that there are schemas of.</remarks>
public sealed partial class UnservedApi() : ReferenceRule(new RuleInfo(
    "TND0168", "unserved-api", Severity.Error, Layers.References, "A script asks the Kubernetes API for a version that it does not have."))
{
    private static readonly Lazy<ILookup<string, string>> Versions = new(() => SchemaStore.Files.ToLookup(
        file => file[..file.LastIndexOf('_')], file => file[(file.LastIndexOf('_') + 1)..^".json".Length], StringComparer.Ordinal));

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from script in Scripts.Of(world, world.OwnPods)
        from call in Path().Matches(script.Text)
        let version = call.Groups["version"]
        let served = Served(call.Groups["group"].Value, call.Groups["resource"].Value)
        where served.Count > 0 && !served.Contains(version.Value, StringComparer.Ordinal)
        select DataFiles.Finding(world.Fleet, script.File, version.Index, Info,
            $"{script.Name} asks for {call.Groups["resource"].Value} of {call.Groups["group"].Value}/{version.Value}, which no API server has.", $"Write {Wording.AnyOf(served)}.");

    // Resources are called by the plural of their kind.
    private static List<string> Served(string group, string resource) =>
    [
        .. from kind in new[] { Ending(resource, "s"), Ending(resource, "es"), resource.EndsWith("ies", StringComparison.Ordinal) ? resource[..^3] + "y" : resource }
           from version in Versions.Value[$"{group}/{kind}"]
           select version,
    ];

    private static string Ending(string resource, string plural) => resource.EndsWith(plural, StringComparison.Ordinal) ? resource[..^plural.Length] : resource;

    [GeneratedRegex(@"/apis/(?<group>[a-z0-9.-]+)/(?<version>v[0-9][a-z0-9]*)(/namespaces/(\{[^{}]*\}|[^/{}\s""'?])+)?/(?<resource>[a-z]+)(?=[/""'?])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Path();
}
