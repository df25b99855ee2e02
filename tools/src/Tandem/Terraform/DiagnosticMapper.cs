using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Terraform.Hcl;

namespace Tandem.Terraform;

/// <summary>Finds the place a person must edit for what terraform said: a fact where the value is one, else where terraform points.</summary>
public sealed partial class DiagnosticMapper
{
    private const string Local = "local.";
    private const string BadVariable = "Invalid value for variable";
    private readonly HclModule module;
    private readonly FactTracer tracer;

    internal DiagnosticMapper(HclModule module, FactTracer tracer) => (this.module, this.tracer) = (module, tracer);

    /// <summary>A mapper over the files as they stand now.</summary>
    public static DiagnosticMapper Of(Workspace workspace)
    {
        var read = FactTracer.Read(workspace);
        return new DiagnosticMapper(read.Module, read);
    }

    /// <summary>The findings of all diagnostics of a run: what every region's instance of one attribute is told is not in the regions' facts, but in the attribute.</summary>
    public IEnumerable<Finding> FindingsOf(IReadOnlyList<TerraformDiagnostic> diagnostics)
    {
        if (diagnostics.Count == 0)
        {
            return [];
        }

        var stray = new StrayClusters(module).Of(diagnostics);
        var apart = stray.Values.SelectMany(told => told).ToHashSet();
        return new UnknownSources(module).Findings(diagnostics).Concat(stray.Select(pair => StrayClusters.FindingOf(pair.Key, pair.Value)))
            .Concat(diagnostics.Where(diagnostic => !UnknownSources.Is(diagnostic) && !apart.Contains(diagnostic)).GroupBy(diagnostic => (diagnostic.File, diagnostic.Line, diagnostic.Column, diagnostic.IsError)).SelectMany(OfOnePlace));
    }

    private IEnumerable<Finding> OfOnePlace(IEnumerable<TerraformDiagnostic> group)
    {
        var all = group.ToList();
        var findings = all.ConvertAll(FindingOf);
        var files = findings.Select(finding => finding.Blame.Place.File).Distinct(StringComparer.Ordinal).ToList();
        return all[0].File is not null && files.Count > 1 && files.TrueForAll(Facts.FactsFiles.Is)
            ? [findings[0] with { Blame = Blame.At(PlaceOf(all[0])) }]
            : findings;
    }

    private Finding FindingOf(TerraformDiagnostic diagnostic)
    {
        var rule = diagnostic.IsError ? TerraformRules.Invalid : TerraformRules.Doubtful;
        return new Finding(rule, diagnostic.Message, BlameOf(diagnostic));
    }

    private Blame BlameOf(TerraformDiagnostic diagnostic)
    {
        if (diagnostic.File is null)
        {
            // A cycle, for one, has no line, but names who is in it.
            var named = (diagnostic.Address is { } at ? [at] : Words().Matches(diagnostic.Message).Select(match => match.Value))
                .Select(address => PlaceOf(WithoutIndex().Replace(address, ""))).FirstOrDefault(place => place is not null);
            return Blame.At(named ?? new Place(InfraFiles.Folder, 1, 1));
        }

        var place = PlaceOf(diagnostic);
        if (NoAttribute().Match(diagnostic.Message) is { Success: true } absent && tracer.Lacking(absent.Groups["name"].Value) is { } lacking)
        {
            return Blame.At(lacking);
        }

        var (block, attribute) = module.At(place);
        if (block is { Type: "variable" } && place.Line == block.Place.Line && module.Default(block.Labels[0]) is { } given && diagnostic.Message.StartsWith(BadVariable, StringComparison.Ordinal))
        {
            return Blame.At(given.Place);
        }

        if (block is null || attribute is null || place < attribute.Value.Place)
        {
            return Blame.At(place);
        }

        if (WidePattern.Find(tracer.Workspace, attribute.Value) is { } pattern)
        {
            return Blame.At(pattern);
        }

        if (attribute.Name == "condition" && tracer.Judged(block, KeyOf(diagnostic.Address), attribute.Value) is { } judged)
        {
            return Blame.At(judged);
        }

        // Which of two ranges is refused is the one that terraform happened to plan later.
        if (diagnostic.Message.Contains("conflicts with existing subnetwork range", StringComparison.Ordinal) && block.Attributes.Contains(attribute) && new OddBlock(tracer).FindAmong(block, attribute) is { } taken)
        {
            return Blame.At(taken);
        }

        if (new OddBlock(tracer).Find(block, attribute) is { } copied)
        {
            return Blame.At(copied);
        }

        if (RegionSlips.Elsewhere(block, attribute, diagnostic.Message) is { } stray)
        {
            return Blame.At(stray);
        }

        // Only a fact is a better place than the one terraform names.
        var blame = tracer.Trace(block, KeyOf(diagnostic.Address), attribute.Value);
        return !Facts.FactsFiles.Is(blame.Place.File) || IsUnused(diagnostic, blame.Place) || RegionSlips.IsForAll(block, blame, diagnostic.Message) ? blame with { Place = place } : RegionSlips.TakenForAll(module, block) is { } odd ? Blame.At(odd) : blame;
    }

    // A fact that is empty is not in use: whoever looks something up by it takes the wrong one.
    private bool IsUnused(TerraformDiagnostic diagnostic, Place fact) => diagnostic.Message.StartsWith("Invalid index", StringComparison.Ordinal)
        && tracer.Workspace.Yaml(fact.File).Documents.SelectMany(FieldPaths.Texts).Any(scalar => scalar.Place == fact && scalar.Text.Length == 0);

    private Place? PlaceOf(string address) => module.Find(address)?.Place
        ?? (address.StartsWith(Local, StringComparison.Ordinal) ? module.Local(address[Local.Length..])?.Place : null);

    private static string? KeyOf(string? address) => Index().Match(address ?? "") is { Success: true } index ? index.Groups["key"].Value : null;

    /// <summary>Where terraform points; <c>infra</c> where it does not.</summary>
    internal static Place PlaceOf(TerraformDiagnostic diagnostic) =>
        new(diagnostic.File is { } file ? InRepository(file) : InfraFiles.Folder, diagnostic.Line, diagnostic.Column);

    /// <summary>The path from the repository's root of a file that terraform names from its own.</summary>
    public static string InRepository(string file) =>
        Path.GetFullPath(Path.Combine("/", InfraFiles.Folder, file))[1..];

    [GeneratedRegex(@"^Unsupported attribute: This object does not have an attribute named ""(?<name>[^""]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoAttribute();

    [GeneratedRegex(@"\[""?(?<key>[^""\]]+)""?\]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();

    [GeneratedRegex(@"(data\.)?[a-z][a-z0-9_]*\.[A-Za-z_][A-Za-z0-9_-]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\[[^\]]*\]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithoutIndex();
}
