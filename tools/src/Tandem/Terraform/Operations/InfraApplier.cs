using System.Text.RegularExpressions;

namespace Tandem.Terraform.Operations;

/// <summary>Applies a plan stage by stage, and stops at the first that fails.</summary>
/// <param name="terraform">The terraform.</param>
/// <param name="progress">Who is told.</param>
public sealed partial class InfraApplier(InfraTerraform terraform, InfraProgress progress)
{
    private readonly InFlightJournal journal = new(Path.Combine(terraform.StateFolder, "in-flight"));

    /// <summary>Applies every stage of <paramref name="plan"/>. What an earlier, broken run did is not done again: the state knows.</summary>
    /// <param name="plan">The plan that was shown.</param>
    /// <param name="regions">The regions in the order in which they change.</param>
    /// <param name="variables">Variables set for every stage.</param>
    /// <param name="cancel">Stops after the resources under way.</param>
    /// <exception cref="TerraformException">A stage failed; later ones were not begun.</exception>
    public async Task ApplyAsync(InfraPlan plan, IReadOnlyList<string> regions, IReadOnlyDictionary<string, string> variables, CancellationToken cancel)
    {
        foreach (var stage in InfraStages.Of(plan, regions))
        {
            progress.Stage(stage);
            await ApplyAsync(stage with { Variables = variables }, cancel);
        }
    }

    private async Task ApplyAsync(InfraStep stage, CancellationToken cancel)
    {
        try
        {
            await terraform.ApplyAsync(stage, Tell, cancel);
        }
        catch (TerraformException e) when (Orphans(e) is { Count: > 0 } orphans)
        {
            foreach (var (address, id) in orphans)
            {
                progress.Note($"taking over {address}, which a broken run had begun");
                await terraform.ImportAsync(address, id, stage.Variables, cancel);
                journal.Note(new ResourceProgress(address, "import", ProgressStep.Done, TimeSpan.Zero));
            }

            await ApplyAsync(stage, cancel);
        }
    }

    private void Tell(ResourceProgress step)
    {
        journal.Note(step);
        progress.Resource(step);
    }

    // What exists and was begun by us is ours; what exists and was not is somebody else's, and stays an error.
    private List<(string Address, string Id)> Orphans(TerraformException failure) =>
    [
        .. from error in failure.Errors
           where error.Address is not null && journal.Holds(error.Address)
           let exists = AlreadyExists().Match(error.Message)
           where exists.Success
           select (error.Address, exists.Groups["id"].Value),
    ];

    // The form in which Google's interfaces say it, and Compute Engine with the whole path.
    [GeneratedRegex("[Rr]esource '(?<id>[^']+)' already exists", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AlreadyExists();
}
