using System.CommandLine;
using System.Globalization;
using Tandem.Manifests;
using Tandem.Reports;
using Tandem.Terraform;
using Tandem.Terraform.Operations;

namespace Tandem.Cli.Infra;

/// <summary>Shows plans and the progress of applies: one line for each resource, so that a log reads as a terminal does.</summary>
internal sealed class InfraScreen(Screen screen, Ink ink, bool isQuiet)
{
    private int done;

    public static InfraScreen Of(ParseResult parsed, Screen screen) =>
        new(screen, Screen.Ink(parsed), parsed.GetValue(CommonOptions.Verbosity) == "quiet");

    /// <summary>Who is told how an apply goes.</summary>
    public InfraProgress Progress => new(WriteStage, WriteStep, note => screen.Error.WriteLine($"  {ink.Doubtful(note)}"));

    /// <summary>Shows a plan by stage.</summary>
    public void WritePlan(InfraPlan plan, IReadOnlyList<string> regions)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stage in InfraStages.Of(plan, regions))
        {
            var targets = stage.Targets.ToHashSet(StringComparer.Ordinal);
            var changes = plan.Changes.Where(change => (targets.Count == 0 || targets.Contains(change.Address)) && told.Add(change.Address)).ToList();
            if (changes.Count == 0)
            {
                continue;
            }

            screen.Output.WriteLine(ink.Strong(stage.Name));
            foreach (var change in changes)
            {
                screen.Output.WriteLine($"  {Sign(change.Action)} {change.Address,-72} {ink.Faint(change.Name ?? "")}".TrimEnd());
            }

            screen.Output.WriteLine();
        }

        screen.Output.WriteLine(Summary(plan.Changes));
    }

    /// <summary>Shows what terraform refused, each at its line.</summary>
    public void WriteFailure(TerraformException failure, Workspace workspace)
    {
        new ConsoleReport(screen.Error, ink).WriteFindings([.. DiagnosticMapper.Of(workspace).FindingsOf([.. failure.Errors])], workspace);
    }

    /// <summary>Says in one line what a list of changes comes to.</summary>
    public static string Summary(IReadOnlyList<PlannedChange> changes)
    {
        int Count(ChangeAction action) => changes.Count(change => change.Action == action);
        return changes.Count == 0 ? "Nothing to do: the ground is as the files say."
            : $"{Count(ChangeAction.Create)} to create, {Count(ChangeAction.Update)} to change, {Count(ChangeAction.Replace)} to replace, {Count(ChangeAction.Delete)} to destroy.";
    }

    private void WriteStage(InfraStep stage) => screen.Error.WriteLine(ink.Strong(stage.Name));

    private void WriteStep(ResourceProgress step)
    {
        if (isQuiet || step.Step == ProgressStep.Started)
        {
            return;
        }

        var seconds = step.Elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        screen.Error.WriteLine(step.Step switch
        {
            ProgressStep.Done => $"  {ink.Good("done")}    {step.Action,-7}{step.Address}  {ink.Faint($"{++done}, {seconds} s")}",
            ProgressStep.Failed => $"  {ink.Bad("failed")}  {step.Action,-7}{step.Address}",
            _ => ink.Faint($"  waits   {step.Action,-7}{step.Address}  {seconds} s"),
        });
    }

    private string Sign(ChangeAction action) => action switch
    {
        ChangeAction.Create => ink.Good("+"),
        ChangeAction.Update => ink.Doubtful("~"),
        ChangeAction.Replace => ink.Bad("!"),
        _ => ink.Bad("-"),
    };
}
