using System.Text.RegularExpressions;
using Tandem.Manifests;

namespace Tandem.Editing;

/// <summary><c>tandem init</c>: makes a copy of this repository its owner's, by facts alone.</summary>
public static partial class FleetInit
{
    private const string Project = "projectId";

    /// <summary>Thinks it out.</summary>
    /// <exception cref="EditRefusal">It cannot be done as asked.</exception>
    public static EditPlan Plan(EditTree tree, FleetInitRequest request)
    {
        var composed = request.ProjectId is { } project ? Rename(tree, project) : [];
        if (request.RepositoryUrl is { } url)
        {
            tree.SetFact(null, "repositoryURL", Url().IsMatch(url) ? url
                : throw new EditRefusal($"{url} is no URL that Argo CD can pull from.", "Write https://HOST/PATH.git, ssh://git@HOST/PATH.git or git@HOST:PATH.git."));
        }

        _ = request.Model is { } model && ModelSet.Apply(tree, model);
        var regions = request.Regions is { } wanted ? Regions(tree, wanted) : [];
        return tree.Edits.Count == 0 ? new EditPlan("The facts say so already.", [])
            : new EditPlan("Make this fleet yours.", tree.Edits) { Decisions = [.. composed, .. regions], Next = NextSteps(tree) };
    }

    /// <summary>The bucket that holds Terraform's state of a project.</summary>
    public static string StateBucketOf(string project) => $"{project}-tandem-state";

    /// <summary>The arguments of the gcloud calls that make it, with its versions kept.</summary>
    /// <param name="project">The project.</param>
    /// <param name="location">Where it is to be: a region.</param>
    public static IReadOnlyList<IReadOnlyList<string>> StateBucketCalls(string project, string location) =>
    [
        ["storage", "buckets", "create", $"gs://{StateBucketOf(project)}", $"--project={project}", $"--location={location}", "--uniform-bucket-level-access", "--public-access-prevention"],
        ["storage", "buckets", "update", $"gs://{StateBucketOf(project)}", "--versioning"],
    ];

    // Every fact that holds the old project's ID, such as the name of a bucket, follows.
    private static List<string> Rename(EditTree tree, string project)
    {
        var old = tree.Facts()[Project] ?? "";
        if (!ProjectId().IsMatch(project))
        {
            throw new EditRefusal($"{project} is no project ID.", "It has 6 to 30 lower-case letters, digits and hyphens, and begins with a letter. gcloud projects list shows yours.");
        }

        var composed = from region in tree.Regions.Prepend(null)
                       from entry in tree.Facts(region).Data.Entries
                       where old.Length > 0 && entry.Name != Project && entry.Value is ScalarNode value && value.Text.Contains(old, StringComparison.Ordinal)
                       select (Region: region, Fact: entry.Name, Value: ((ScalarNode)entry.Value).Text.Replace(old, project, StringComparison.Ordinal));
        var found = composed.ToList();
        tree.SetFact(null, Project, project);
        found.ForEach(fact => tree.SetFact(fact.Region, fact.Fact, fact.Value));
        return [.. found.Where(_ => old != project).Select(fact => $"{fact.Fact}{(fact.Region is null ? "" : $" of {fact.Region}")}: {fact.Value}")];
    }

    private static List<string> Regions(EditTree tree, IReadOnlyDictionary<string, string> wanted)
    {
        var decisions = new List<string>();
        foreach (var (region, zone) in wanted.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            decisions.AddRange(RegionAdd.Plan(tree, new RegionAddRequest(region, zone)).Decisions.Select(line => $"{region}: {line}"));
        }

        foreach (var region in tree.Regions.Where(region => !wanted.ContainsKey(region)).ToList())
        {
            RegionRemove.Plan(tree, region);
            decisions.Add($"{region} goes");
        }

        return decisions;
    }

    private static List<string> NextSteps(EditTree tree)
    {
        var (project, region) = (tree.Facts()[Project]!, tree.Facts()["configCluster"]!);
        return
        [
            "Commit it. Terraform's state needs a bucket, which Terraform cannot make for itself:",
            .. StateBucketCalls(project, region).Select(call => $"  gcloud {string.Join(' ', call)}"),
            "Then: tandem infra plan",
        ];
    }

    // https://docs.cloud.google.com/resource-manager/docs/creating-managing-projects
    [GeneratedRegex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProjectId();

    [GeneratedRegex(@"^(https://[^\s/]+/\S+|ssh://\S+/\S+|[\w.-]+@[\w.-]+:\S+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Url();
}
