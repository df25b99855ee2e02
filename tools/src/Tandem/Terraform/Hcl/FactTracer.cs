using System.Text.RegularExpressions;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Terraform.Hcl;

/// <summary>
/// Finds the place a person must edit to change an evaluated value: the key of the facts file where the expression is one
/// fact and nothing else, the expression itself for anything composed.
/// </summary>
/// <remarks>It knows the facts by the names that <c>infra/facts.tf</c> gives them: <c>local.fleet</c>, <c>local.regions</c>, <c>each.value</c>.</remarks>
internal sealed partial class FactTracer(HclModule module, Workspace workspace)
{
    private const int MostSteps = 8;
    private readonly FactsOf fleet = FactsOf.Read(workspace, "", FactsFiles.FleetFile);

    /// <summary>The blocks.</summary>
    public HclModule Module => module;

    /// <summary>The repository that they stand in.</summary>
    public Workspace Workspace => workspace;

    /// <summary>Reads the configuration and the facts of the fleet.</summary>
    public static FactTracer Read(Workspace workspace) => new(HclModule.Read(workspace, InfraFiles.Folder), workspace);

    /// <summary>The blame of a value of the instance <paramref name="key"/> of <paramref name="block"/>.</summary>
    public Blame Trace(HclBlock block, string? key, HclValue value)
    {
        var self = new ChainLink(ChainRole.Hcl, value.Place.File, value.Place.Line);
        var end = Follow(value);
        var facts = Facts(block, key, end.Text).ToList();
        var isFact = facts.Count == 1 && !IsComposed().IsMatch(end.Text);
        List<ChainLink> chain = [self, .. facts.Select(place => new ChainLink(ChainRole.Fact, place.File, place.Line))];
        return new Blame(isFact ? facts[0] : end.Place, Exact: true, chain.Count > 1 ? chain : []);
    }

    /// <summary>The fact that an expression of the instance <paramref name="key"/> of <paramref name="block"/> is; null where it is more than one name.</summary>
    public ScalarNode? FactOf(HclBlock block, string? key, string expression) =>
        Reference().Match(expression) is { Success: true } match && match.Value == expression ? Resolve(block, key, match) : null;

    /// <summary>The one fact that a condition judges; null where it judges several, or none. A region's name says only where.</summary>
    public Place? Judged(HclBlock block, string? key, HclValue condition)
    {
        var facts = Reference().Matches(condition.Text).Where(match => match.Groups["fact"].Value != "name")
            .Select(match => Resolve(block, key, match)?.Place).OfType<Place>().Distinct().ToList();
        return facts.Count == 1 ? facts[0] : null;
    }

    /// <summary>The facts of the first region that lacks a fact which another has; null where none does. The expression names no region: it goes through all.</summary>
    public Place? Lacking(string fact)
    {
        var regions = ClusterFinder.Find(workspace).Select(cluster => FactsFiles.RegionFile(cluster.Name)).Where(workspace.HasFile).ToList();
        var lacking = regions.Where(file => Entry(file, fact) is null).ToList();
        return lacking.Count == 0 || lacking.Count == regions.Count ? null
            : workspace.Yaml(lacking[0]).Documents.OfType<MappingNode>().Select(document => document.Find("data")).FirstOrDefault()?.Key.Place;
    }

    /// <summary>The value a name stands for, where an expression is one name of a local or of a variable with a default.</summary>
    public HclValue Follow(HclValue value)
    {
        // Most values are no names, and need no expression to see that.
        for (var step = 0; step < MostSteps && value.Text is ['l' or 'v', ..] && Name().Match(value.Text) is { Success: true } name; step++)
        {
            var next = name.Groups["scope"].Value == "local" ? module.Local(name.Groups["name"].Value) : module.Default(name.Groups["name"].Value);
            if (next is null)
            {
                break;
            }

            value = next;
        }

        return value;
    }

    private IEnumerable<Place> Facts(HclBlock block, string? key, string text) =>
        Reference().Matches(text).Select(match => Resolve(block, key, match)?.Place).OfType<Place>().Distinct();

    private ScalarNode? Resolve(HclBlock block, string? key, Match match)
    {
        var fact = match.Groups["fact"].Value;
        if (match.Groups["fleet"].Success)
        {
            return fleet.Data[fact] as ScalarNode;
        }

        var isEach = match.Groups["each"].Success;
        var index = match.Groups["index"].Value.Trim();
        var region = isEach || index == "each.key" ? key
            : index.StartsWith('"') ? index.Trim('"')
            : index.StartsWith("local.fleet.", StringComparison.Ordinal) ? fleet[index["local.fleet.".Length..]]
            : null;
        var isOfRegions = !isEach || block.Attribute("for_each")?.Value.Text.Contains("local.regions", StringComparison.Ordinal) == true;
        return region is not null && isOfRegions ? Entry(FactsFiles.RegionFile(region), fact) : null;
    }

    private ScalarNode? Entry(string file, string fact) => FactsOf.Read(workspace, "", file).Data[fact] as ScalarNode;

    [GeneratedRegex(@"(?:(?<each>each\.value)|(?<fleet>local\.fleet)|local\.regions\[(?<index>[^\]]+)\])\.(?<fact>[A-Za-z][A-Za-z0-9_]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^(?<scope>local|var)\.(?<name>[A-Za-z_][A-Za-z0-9_-]*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    // A template, an object, a condition or arithmetic makes a value that no fact holds.
    [GeneratedRegex(@"^\{|[$%]\{|[?*/+]|\s-\s|==|!=|&&|\|\|", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsComposed();
}
