using Tandem.Findings;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>A role on a bucket or a secret, for one member.</summary>
/// <param name="Holder">The resource that names the member: for the older form, the one that lets it act as a Google account.</param>
/// <param name="MemberPath">The attribute of it that does.</param>
/// <param name="Source">The resource that gives the role.</param>
/// <param name="Target">What the role is on; null for the whole project.</param>
/// <param name="Role">The role.</param>
/// <param name="Member">The member.</param>
internal sealed record Grant(PlannedResource Holder, string MemberPath, PlannedResource Source, string? Target, string? Role, string Member)
{
    /// <summary>The Kubernetes account that the member is; null for anybody else.</summary>
    public Principal? Principal { get; } = Principal.From(Member);

    /// <summary>The Google account that the Kubernetes account acts as; null where it acts as itself.</summary>
    public string? ActsAs { get; init; }

    /// <summary>The place of the role.</summary>
    public Place RolePlace => Source.Expression(Source.Writes("role") ? "role" : "policy_data");

    /// <summary>The place of the member.</summary>
    public Place MemberPlace => Writer(0, Member.Length).Expression;

    /// <summary>What wrote a stretch of the member.</summary>
    public WrittenPart Writer(int start, int length) => Holder.WriterOf(Member, start, length, MemberPath);
}
