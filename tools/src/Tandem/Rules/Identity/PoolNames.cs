using System.Globalization;
using Tandem.Findings;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>Members that name a pool of identities which is not the clusters' own.</summary>
/// <remarks>
/// The pool is the project's: https://docs.cloud.google.com/kubernetes-engine/docs/how-to/workload-identity. Offline nobody knows the
/// project's number, so members are compared with each other, and with the number that the plan itself looks up.
/// </remarks>
internal static class PoolNames
{
    /// <summary>The findings of <paramref name="info"/> about the members of one kind, without the places that an earlier kind's members share.</summary>
    public static IEnumerable<Finding> Check(RuleInfo info, InfraModel infra, AccessKind kind, params ReadOnlySpan<AccessKind> earlier)
    {
        HashSet<Place> known = [];
        foreach (var other in earlier)
        {
            known.UnionWith(Flaws(infra, other).Select(flaw => flaw.Place));
        }

        return [.. Flaws(infra, kind).Where(flaw => !known.Contains(flaw.Place)).Select(flaw => Finding.At(info, flaw.Place, flaw.Message, flaw.Hint))];
    }

    private static IEnumerable<(Place Place, string Message, string Hint)> Flaws(InfraModel infra, AccessKind kind)
    {
        var pools = infra.OfType("google_container_cluster").Select(cluster => cluster.Text("project")).OfType<string>().Select(project => project + ".svc.id.goog").ToHashSet(StringComparer.Ordinal);
        var number = NumberOf(infra);
        foreach (var grant in new Grants(infra, kind).All.Where(grant => grant.Principal?.Pool is not null))
        {
            var principal = grant.Principal!;
            if (pools.Count > 0 && !pools.Contains(principal.Pool!))
            {
                yield return (PlaceOf(grant, "pool"), $"The pool of identities {principal.Pool} is not the clusters': that is {string.Join(" or ", pools)}.", "It is named after the project's ID: PROJECT.svc.id.goog.");
            }

            if (principal.Number is { } written && (number is null ? !written.All(char.IsAsciiDigit) : written != number))
            {
                yield return (PlaceOf(grant, "number"), $"The member names the project {written}, but must name it by its number{(number is null ? "" : $", which is {number} elsewhere")}.", "Take it from data.google_project: the number, not the ID.");
            }
        }
    }

    private static Place PlaceOf(Grant grant, string part)
    {
        var (start, length) = grant.Principal!.PartOf(part);
        return grant.Writer(start, length).Expression;
    }

    // The number that most members name; among equals the one that the plan looked up.
    private static string? NumberOf(InfraModel infra)
    {
        var lookedUp = infra.Resources.Select(resource => resource.Text("project_number")).FirstOrDefault(found => found is not null);
        return infra.Resources.Where(resource => resource.Type.Contains("_iam_", StringComparison.Ordinal))
            .SelectMany(resource => resource.Texts("members").Append(resource.Text("member") ?? ""))
            .Select(member => Principal.From(member)?.Number).OfType<string>().Where(number => number.Length > 0 && number.All(char.IsAsciiDigit))
            .GroupBy(number => number).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key == lookedUp)
            .Select(group => group.Key).FirstOrDefault()?.ToString(CultureInfo.InvariantCulture);
    }
}
