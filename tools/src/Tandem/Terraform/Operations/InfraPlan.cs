namespace Tandem.Terraform.Operations;

/// <summary>What an apply would do, and what depends on what.</summary>
/// <param name="Changes">Every change, by address.</param>
/// <param name="Graph">The blocks and what they refer to.</param>
public sealed record InfraPlan(IReadOnlyList<PlannedChange> Changes, InfraGraph Graph)
{
    /// <summary>The changes that lose something.</summary>
    public IEnumerable<PlannedChange> Losses => Changes.Where(change => change.Action is ChangeAction.Replace or ChangeAction.Delete);
}
