using System.Text.RegularExpressions;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>The targets of the build that scripts of workflows ask for.</summary>
internal sealed partial class BuildTargets
{
    private readonly HashSet<string> names;

    /// <summary>Reads the targets of <c>build.cake</c> and of what it loads.</summary>
    public BuildTargets(Workspace workspace) => names =
    [
        .. workspace.FilesUnder("build").Prepend("build.cake").Where(file => file.EndsWith(".cake", StringComparison.Ordinal) && workspace.HasFile(file))
            .SelectMany(file => Made().Matches(workspace.Text(file).Text)).Select(match => match.Groups["name"].Value),
    ];

    /// <summary>The targets that a script asks for and the build does not have; none where there is no build.</summary>
    public IEnumerable<WorkflowFlaw> Missing(ScalarNode script) => names.Count == 0 ? [] :
        from match in Asked().Matches(script.Text)
        let name = match.Groups["name"]
        where !names.Contains(name.Value)
        select new WorkflowFlaw(ScalarLines.PlaceOf(script, name.Index), $"The build has no target {name.Value}.",
            Schemas.NearestName.Find(name.Value, names) is { } nearest ? $"Did you mean {nearest}?" : "./build.sh --tree lists the targets.");

    [GeneratedRegex(@"\bTask\(""(?<name>\w+)""\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Made();

    [GeneratedRegex(@"\bbuild\.(sh|ps1)\b[^\n;&|]*?\s--target[= ](?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();
}
