using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Rules;
using Tandem.Validation.Causes;
using Tandem.Schemas;
using Tandem.Settings;

namespace Tandem.Validation;

/// <summary>Checks a repository: reads, renders, checks every object, runs every rule, and says what it did not check.</summary>
public sealed class Validator
{
    private readonly ValidationRequest request;
    private readonly Workspace workspace;
    private readonly SchemaFolders folders;
    private readonly SchemaStore schemas;
    private readonly TandemSettings settings;
    private readonly Inputs inputs;
    private readonly Stopwatches watches = new();
    private readonly CacheFolder cache = CacheFolder.FromEnvironment();
    private IReadOnlyList<string> loose = [];
    private IReadOnlyList<FleetObject> broken = [];
    private string? renderedBy;
    private InfraStageResult infra = InfraStageResult.None;

    private Validator(ValidationRequest request)
    {
        this.request = request;
        workspace = new Workspace(request.Root);
        settings = request.SettingsFile is { } file ? SettingsReader.Read(workspace, new SchemaStore(), file) : new TandemSettings { Schemas = [] };
        folders = new SchemaFolders(workspace, [.. request.SchemaFolders.Select(folder => workspace.Resolve(".", folder)), .. settings.Schemas]);
        schemas = new SchemaStore(folders);
        inputs = InputFinder.Find(request, workspace, settings);
    }

    /// <summary>Runs every layer that the request asks for.</summary>
    /// <exception cref="SettingsException">The settings file cannot be used, or the request names an unknown cluster.</exception>
    public static Task<ValidationResult> RunAsync(ValidationRequest request, CancellationToken cancel) => new Validator(request).RunAsync(cancel);

    private async Task<ValidationResult> RunAsync(CancellationToken cancel)
    {
        var ground = watches.TimeAsync("terraform", () => Task.Run(() => new InfraStage(request, workspace, cache).RunAsync(cancel), cancel));
        var stage = new BaselineStage(request, workspace, cache);
        var baseline = Task.Run(() => stage.RunAsync(cancel), cancel);
        var findings = new List<Finding>();
        var units = await watches.TimeAsync("kustomize", () => RenderAsync(findings, cancel));
        var joined = watches.Time("walk", () => Join(units));
        CrdSchemas.Take(joined.Objects, schemas);
        schemas.ClusterVersion = request.IsRepository ? ClusterVersion.Of(workspace) : null;
        var trial = new TrialStage(joined, Checker());
        var tried = watches.TimeAsync("trial", () => Task.Run(() => trial.Run(request.Rules, Runs), cancel));
        infra = await ground;
        var fleet = joined with { Infra = infra.Model, Base = await baseline };
        var runner = new RuleRunner(fleet);
        findings.AddRange(FactsFindings());
        findings.AddRange(KustomizationFindings(fleet));
        findings.AddRange(units.SelectMany(unit => unit.Findings));
        findings.AddRange(UnrenderedFindings(fleet));
        findings.AddRange(watches.Time("schemas", () => SchemaFindings(fleet)));
        findings.AddRange(watches.Time("rules", () => RuleFindings(runner)));
        findings.AddRange(infra.Findings);
        findings.AddRange(infra.Model?.Held() ?? []);
        findings.AddRange(Uncovered(fleet));
        findings.AddRange(folders.Findings);
        findings.AddRange(stage.Findings(fleet.Base));
        await tried;
        List<Finding> own = [.. workspace.Findings, .. findings];
        findings.AddRange(trial.Findings(() => new SuppressionFilter(fleet, request.Today).Apply(own).Where(finding => finding.Suppressed is null)));
        return Conclude(fleet, [.. workspace.Findings, .. findings], [.. runner.Failures.UnionBy(trial.Failures, failure => failure.RuleId)]);
    }

    private ValidationResult Conclude(FleetModel fleet, IReadOnlyList<Finding> findings, IReadOnlyList<RuleFailure> failures)
    {
        var filter = new SuppressionFilter(fleet, request.Today);
        var whole = request.Skip.Count == 0 && request.Clusters.Count == 0;
        var later = new FilledLater(fleet);
        var judged = findings.Where(finding => !later.Excuses(finding)).Select(finding => request.WarningsAsErrors ? finding with { Severity = Severity.Error } : finding).ToList();
        // What is suppressed takes nothing with it: what would follow from it is reported by itself.
        var filtered = filter.Apply(judged).ToList();
        var merger = new CauseMerger(fleet);
        var merged = FindingSet.Merge(
        [
            .. merger.Merge([.. filtered.Where(finding => finding.Suppressed is null), .. filter.Complaints(whole), .. whole && request.IsRepository ? WideExemptions.Of(fleet).Concat(filter.UnusedExemptions()) : []]), .. merger.Merge(filtered.Where(finding => finding.Suppressed is not null)),
        ]);
        var coverage = new CoverageBuilder(request, settings, fleet, schemas, renderedBy, infra).Build([.. Unread(), .. later.Unchecked]);
        return new ValidationResult(merged, coverage, watches.Timings, failures) { PathsAsked = workspace.PathsAsked, Fleet = fleet };
    }

    private bool Runs(string layer) => !request.Skip.Contains(layer);

    private async Task<IReadOnlyList<RenderedUnit>> RenderAsync(List<Finding> findings, CancellationToken cancel)
    {
        if (!Runs(Layers.Kustomize))
        {
            return [];
        }

        findings.AddRange(inputs.Findings);
        try
        {
            return await RenderUnitsAsync(cancel);
        }
        catch (ProgramException e)
        {
            findings.Add(Finding.At(ToolRules.UnusableProgram, new Place(request.Subject, 1, 1), e.Message, e.Hint));
            return [];
        }
    }

    private async Task<IReadOnlyList<RenderedUnit>> RenderUnitsAsync(CancellationToken cancel)
    {
        var units = inputs.Units.Where(unit => !settings.Unrenderable.Any(exemption => exemption.Covers(unit.Folder))).ToList();
        if (units.Count == 0)
        {
            return [];
        }

        var program = await ProgramLocator.FindKustomizeAsync(cache, cancel);
        renderedBy = program.ToString();
        var wrappers = request.IsRepository ? StateFolder.Of(request.Root, "wrappers") : null;
        var preparing = Task.CompletedTask;
        var renderer = new UnitRenderer(workspace, new Renderer(workspace, program, request.UseCache ? cache : null, wrappers))
        {
            Expected = kinds => preparing = Task.Run(() => schemas.Prepare(kinds), cancel),
        };
        var rendered = await renderer.RenderAllAsync(units, cancel);
        await preparing;
        return rendered;
    }

    private FleetModel Join(IReadOnlyList<RenderedUnit> units)
    {
        var rendered = units.ToDictionary(unit => unit.Unit.Folder, unit => unit.Tree, StringComparer.Ordinal);
        var trees = inputs.AllUnits
            .Select(unit => rendered.GetValueOrDefault(unit.Folder) ?? TreeWalker.Walk(workspace, unit.Folder))
            .ToList();
        var optIn = OptInComponents.Walk(workspace, inputs.ComponentFolders, trees);
        var all = trees.Concat(optIn).ToList();
        loose = LooseFiles(all);
        Workers.Each(loose, file => workspace.Yaml(file));
        broken = [.. units.Where(unit => unit.Text is null).SelectMany(unit => unit.Tree.Files.Where(IsResource(unit.Tree))).Distinct(StringComparer.Ordinal).SelectMany(LooseObjects)];
        var objects = optIn.SelectMany(tree => tree.Files.Where(IsResource(tree))).Concat(loose).SelectMany(LooseObjects);
        return new FleetModel(request.IsRepository, workspace, settings, inputs.Clusters, all, units, [.. objects]);
    }

    // Files that some kustomization takes in are patches, inputs of generators, or checked where they are rendered.
    private List<string> LooseFiles(List<KustomizationTree> trees)
    {
        var taken = trees.SelectMany(tree => tree.Files).ToHashSet(StringComparer.Ordinal);
        return [.. inputs.LooseFiles.Where(file => !taken.Contains(file) && !folders.Hold(file))];
    }

    // An opt-in component builds only inside an overlay; the objects it adds can be checked as they stand.
    private Func<string, bool> IsResource(KustomizationTree tree) => file => tree.Kustomizations.Any(kustomization =>
        kustomization.Scalars("resources").Any(entry => workspace.Resolve(kustomization.Folder, entry.Text) == file));

    private IEnumerable<FleetObject> LooseObjects(string file) => workspace.Yaml(file).Documents
        .SelectMany(ManifestObject.Split)
        .Select(ManifestObject.From).OfType<ManifestObject>()
        .Select(manifest => new FleetObject(null, manifest, null));

    private IEnumerable<Finding> FactsFindings() =>
        Runs(Layers.Facts) ? new FactsChecker(workspace, schemas).Check(inputs.Clusters) : [];

    // Alone, an opt-in component misses the objects that only an overlay brings, and what needs the network is not rendered; its own
    // paths must exist all the same.
    private IEnumerable<Finding> UnrenderedFindings(FleetModel fleet) =>
        fleet.OptInTrees.Concat(fleet.Trees.Where(IsExempt))
            .SelectMany(tree => tree.Findings).Where(finding => finding.Rule == KustomizeRules.MissingPath);

    private bool IsExempt(KustomizationTree tree) =>
        Runs(Layers.Kustomize) && inputs.Units.Any(unit => unit.Folder == tree.Folder) && settings.Unrenderable.Any(exemption => exemption.Covers(tree.Folder));

    private IEnumerable<Finding> KustomizationFindings(FleetModel fleet)
    {
        var checker = new KustomizationChecker(schemas);
        return !Runs(Layers.Kustomize) ? [] : fleet.Trees.SelectMany(tree => tree.Kustomizations)
            .DistinctBy(kustomization => kustomization.Path)
            .SelectMany(checker.Check);
    }

    private ObjectChecker Checker() => new(schemas, request.UnknownKindsWarn ?? settings.UnknownKindsWarn ? Severity.Warning : Severity.Error);

    private IEnumerable<Finding> SchemaFindings(FleetModel fleet)
    {
        var checker = Checker();
        var strangers = loose.Where(file => !IsOfAnotherFormat(file)).SelectMany(file => workspace.Yaml(file).Documents).SelectMany(ManifestObject.Split).Select(ObjectChecker.Stranger).OfType<Finding>();
        return !Runs(Layers.Schemas) ? [] :
        [
            .. Workers.All([.. fleet.Objects], candidate => candidate.Unit is null && request.IsRepository ? checker.CheckTemplate(candidate) : checker.Check(candidate)),
            .. strangers,
            .. broken.SelectMany(checker.CheckSource),
        ];
    }

    // A folder of anybody's holds settings of other tools, too; only a file that somebody named must hold objects.
    private bool IsOfAnotherFormat(string file) =>
        inputs.Found.Contains(file) && workspace.Yaml(file) is { Findings: [], Documents: { Count: > 0 } documents } && documents.All(ObjectChecker.IsOfAnotherFormat);

    private IEnumerable<UncheckedFile> Unread() =>
    [
        .. inputs.Charts.Select(chart => new UncheckedFile(chart.Length == 0 ? "." : chart.TrimEnd('/'), "a Helm chart: only Helm can read its templates")),
        .. loose.Where(IsOfAnotherFormat).Select(file => new UncheckedFile(file, "no Kubernetes object: it has neither apiVersion nor kind")),
    ];

    private IReadOnlyList<Finding> RuleFindings(RuleRunner runner) => runner.Run([.. request.Rules.Where(rule => Runs(rule.Info.Layer))]);

    private IEnumerable<Finding> Uncovered(FleetModel fleet)
    {
        if (!request.IsRepository)
        {
            return [];
        }

        var covered = fleet.Trees.SelectMany(tree => tree.Files).Concat(infra.Files).Concat(fleet.Workflows.Select(file => file.Path)).ToHashSet(StringComparer.Ordinal);
        return CoveredFiles.Of(workspace, CoveredFiles.Folders.Except(["base", ClusterFinder.Folder], StringComparer.Ordinal))
            .Where(file => !covered.Contains(file) && !settings.Unchecked.Any(exemption => exemption.Covers(file)))
            .Select(file => Finding.At(ToolRules.UncoveredFile, new Place(file, 1, 1), $"No check covers {file}.",
                "List it under unchecked in tandem.yaml with the reason."));
    }
}
