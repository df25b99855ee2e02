using System.CommandLine;
using System.CommandLine.Completions;
using Tandem.Cli.Completion;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Schemas;
using Tandem.Settings;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem render</c>: what each cluster gets, byte for byte what kustomize prints.</summary>
internal static class RenderCommand
{
    private static readonly Option<string[]> Cluster = new("--cluster") { Description = "Render this cluster. May be given again; all without it.", HelpName = "NAME" };

    private static readonly Option<string?> Unit = new("--unit")
    {
        Description = "Render this unit, a folder of the cluster's such as argocd. Without it: the cluster's overlay, or with --output every unit.",
        HelpName = "NAME",
    };

    private static readonly Option<string?> Output = new("--output", "-o") { Description = "Write CLUSTER/UNIT.yaml files into this folder instead.", HelpName = "DIR" };

    public static Command Create(Screen screen)
    {
        var command = new Command("render", "Print what a cluster gets, byte for byte what kustomize prints.") { Cluster, Unit, Output };
        Cluster.CompletionSources.Add(_ => Sources.Clusters().Select(name => new CompletionItem(name)));
        command.SetAction((parsed, cancel) => RunAsync(parsed, screen, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var repository = Repository.Find(parsed);
        var workspace = new Workspace(repository.Root);
        var settings = SettingsReader.Read(workspace, new SchemaStore(), repository.SettingsFile!);
        var folder = parsed.GetValue(Output);
        var units = Choose(ClusterFinder.Find(workspace), parsed.GetValue(Cluster) ?? [], parsed.GetValue(Unit), folder is not null)
            .Where(unit => !settings.Unrenderable.Any(exemption => exemption.Covers(unit.Folder)))
            .ToList();
        try
        {
            var program = await ProgramLocator.FindKustomizeAsync(CacheFolder.FromEnvironment(), cancel);
            var renderer = new UnitRenderer(workspace, new Renderer(workspace, program, cache: null));
            return folder is null ? await PrintAsync(units, renderer, screen, cancel)
                : await SaveAsync(units, parsed.GetValue(Unit) is null, renderer, new RenderFolder(folder), screen, cancel);
        }
        catch (ProgramException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            screen.Complain($"{folder} cannot be written: {e.Message.TrimEnd('.')}.");
            return ExitCodes.Usage;
        }
    }

    private static async Task<int> PrintAsync(List<Unit> units, UnitRenderer renderer, Screen screen, CancellationToken cancel)
    {
        var code = ExitCodes.Clean;
        foreach (var unit in units)
        {
            var rendered = await renderer.RenderAsync(unit, cancel);
            code = Math.Max(code, Complain(rendered, screen));
            await screen.Output.WriteAsync(rendered.Text);
        }

        return code;
    }

    private static async Task<int> SaveAsync(List<Unit> units, bool isWhole, UnitRenderer renderer, RenderFolder folder, Screen screen, CancellationToken cancel)
    {
        var code = ExitCodes.Clean;
        folder.ClearAbandoned();
        try
        {
            foreach (var unit in units)
            {
                var rendered = await renderer.RenderAsync(unit, cancel);
                code = Math.Max(code, Complain(rendered, screen));
                folder.Add($"{unit.Cluster}/{(unit.Name == "." ? "overlay" : unit.Name.Replace('/', '-'))}.yaml", rendered.Text ?? "");
            }

            if (code == ExitCodes.Clean)
            {
                folder.Publish(isWhole ? [.. units.Select(unit => unit.Cluster!).Distinct(StringComparer.Ordinal)] : []);
            }
            else
            {
                screen.Complain("Nothing was written: what is there is of one run.");
            }

            return code;
        }
        finally
        {
            folder.Clear();
        }
    }

    private static int Complain(RenderedUnit rendered, Screen screen)
    {
        if (rendered.Text is not null)
        {
            return ExitCodes.Clean;
        }

        rendered.Findings.ToList().ForEach(finding => screen.Complain($"{finding.Blame.Place}: {finding.Message}", finding.Hint));
        return rendered.Findings.Any(finding => finding.Rule.MeansUnchecked) ? ExitCodes.Unchecked : ExitCodes.Findings;
    }

    private static List<Unit> Choose(IReadOnlyList<Cluster> clusters, string[] names, string? unit, bool all)
    {
        var chosen = ClusterFinder.Choose(clusters, names);
        if (unit is null)
        {
            return [.. chosen.SelectMany(cluster => cluster.Units).Where(candidate => all || candidate.Name == ".")];
        }

        var found = chosen.SelectMany(cluster => cluster.Units).Where(candidate => candidate.Name == unit).ToList();
        return found.Count > 0 ? found : throw UnknownUnit(unit, chosen.SelectMany(cluster => cluster.Units).Select(candidate => candidate.Name).Distinct(StringComparer.Ordinal));
    }

    private static SettingsException UnknownUnit(string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        var nearest = NearestName.Find(name, names);
        return new SettingsException(new Place(ClusterFinder.Folder, 1, 1), $"There is no unit {name}.",
            nearest is null ? $"There is {string.Join(", ", names)}." : $"Did you mean {nearest}?");
    }
}
