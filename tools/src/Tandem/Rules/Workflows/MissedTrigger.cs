using System.Text.RegularExpressions;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>A workflow that plans or applies Terraform and is not started by a change of what Terraform reads.</summary>
public sealed partial class MissedTrigger() : Rule(new RuleInfo(
    "TND0720", "missed-trigger", Severity.Error, Layers.References, "A change of what a job reads does not start it."))
{
    private static readonly string[] Changes = ["push", "pull_request", "pull_request_target"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var read = fleet.Infra is null ? [] : Read(fleet).ToList();
        return from file in fleet.Workflows
               from trigger in file.Triggers
               where Changes.Contains(trigger.Name.Text, StringComparer.Ordinal) && trigger.Settings is not null
               let job = file.Jobs.FirstOrDefault(job => file.MayRun(job, trigger.Name.Text) && job.Steps.Any(step => step.Script is { } script && Terraform().IsMatch(script.Text)))
               where job is not null
               let left = read.Select(path => (Path: path, Omitting: new ChangedPaths(trigger.Settings!).Omitting(path))).FirstOrDefault(pair => pair.Omitting is not null)
               where left.Omitting is not null
               select Finding.At(Info, left.Omitting.Place, $"The job {job.Name} reads {left.Path}, but a {trigger.Name.Text} that changes only that does not start it.", "Name all that Terraform reads: infra/**, base/fleet/** and clusters/*/facts/**.");
    }

    // The configuration, and the facts that it names.
    private static IEnumerable<string> Read(FleetModel fleet)
    {
        var blocks = fleet.Infra!.Module.Blocks.ToList();
        var texts = blocks.Where(block => block.Type == "locals").SelectMany(block => block.Attributes).Select(local => local.Value.Text).ToList();
        return blocks.Select(block => block.Place.File).Distinct(StringComparer.Ordinal)
            .Concat(FactsFiles.Of(fleet.Workspace, fleet.Clusters).Select(facts => facts.Path).Where(path => texts.Exists(text => text.Contains(Path.GetFileName(path), StringComparison.Ordinal))));
    }

    [GeneratedRegex(@"\./build\.sh\b[^\n]*--target[= ](Plan|Apply)\b|\./tandem infra (plan|apply)\b|\bterraform (-\S+ )*(plan|apply)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Terraform();
}
