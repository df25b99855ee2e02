using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>What a Pod must be able to do.</summary>
/// <param name="Pod">The Pod.</param>
/// <param name="Target">The bucket or the secret as planned.</param>
/// <param name="Name">Its name.</param>
/// <param name="Required">What it must allow.</param>
internal sealed record AccessNeed(PodTemplate Pod, PlannedResource Target, string Name, Access Required)
{
    /// <summary>The field by which it reads alone, of a volume that could be written; null where there is none.</summary>
    public ObjectField? ReadOnlyField { get; init; }

    public KubernetesAccount Account { get; } = Pod.Account;
}
