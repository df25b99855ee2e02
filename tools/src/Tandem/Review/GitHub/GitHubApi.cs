using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tandem.Review.GitHub;

/// <summary>The few calls to GitHub's REST interface that a review and a promotion need: https://docs.github.com/rest.</summary>
/// <param name="http">The client, with the interface's address and a token.</param>
/// <param name="repository">Owner and name.</param>
public sealed class GitHubApi(HttpClient http, string repository)
{
    private const int PageSize = 100;

    /// <summary>Sets a client up as the environment of a GitHub job says: <c>GITHUB_API_URL</c>, <c>GITHUB_REPOSITORY</c> and <c>GITHUB_TOKEN</c>.</summary>
    /// <exception cref="GitHubException">A variable is missing.</exception>
    public static GitHubApi FromEnvironment(HttpClient http)
    {
        http.BaseAddress = new Uri((Environment.GetEnvironmentVariable("GITHUB_API_URL") is { Length: > 0 } named ? named : "https://api.github.com").TrimEnd('/') + "/");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Variable("GITHUB_TOKEN"));
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("tandem", ToolVersion.Number));
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        return new GitHubApi(http, Variable("GITHUB_REPOSITORY"));
    }

    /// <summary>The open pull request of a branch whose head is a commit; null where there is none, or it has moved on.</summary>
    /// <param name="owner">The owner of the repository that the branch is in, a fork's too.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<int?> FindPullAsync(string owner, string branch, string commit, CancellationToken cancel)
    {
        var pulls = await GetAsync($"repos/{repository}/pulls?state=open&per_page={PageSize}&head={Uri.EscapeDataString($"{owner}:{branch}")}", cancel);
        var found = pulls.EnumerateArray().Where(pull => pull.GetProperty("head").GetProperty("sha").GetString() == commit).ToList();
        return found is [var only, ..] ? only.GetProperty("number").GetInt32() : null;
    }

    /// <summary>The comment of a pull request that a bot wrote and that begins with a mark; null where there is none.</summary>
    public async Task<long?> FindCommentAsync(int pull, string mark, CancellationToken cancel)
    {
        for (var page = 1; ; page++)
        {
            var comments = await GetAsync($"repos/{repository}/issues/{pull}/comments?per_page={PageSize}&page={page}", cancel);
            foreach (var comment in comments.EnumerateArray())
            {
                if (comment.GetProperty("user").GetProperty("type").GetString() == "Bot" && comment.GetProperty("body").GetString()?.StartsWith(mark, StringComparison.Ordinal) == true)
                {
                    return comment.GetProperty("id").GetInt64();
                }
            }

            if (comments.GetArrayLength() < PageSize)
            {
                return null;
            }
        }
    }

    /// <summary>Writes a comment, or another text into one that there is.</summary>
    public async Task PutCommentAsync(int pull, long? comment, string body, CancellationToken cancel)
    {
        var content = JsonContent.Create(new Dictionary<string, string>(StringComparer.Ordinal) { ["body"] = body });
        using var request = comment is { } id
            ? new HttpRequestMessage(HttpMethod.Patch, $"repos/{repository}/issues/comments/{id}") { Content = content }
            : new HttpRequestMessage(HttpMethod.Post, $"repos/{repository}/issues/{pull}/comments") { Content = content };
        using var response = await SendAsync(request, cancel);
    }

    /// <summary>The newest state of each of a commit's statuses, by its context: <c>success</c>, <c>pending</c>, <c>failure</c> or <c>error</c>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StatusesAsync(string commit, CancellationToken cancel)
    {
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var page = 1; ; page++)
        {
            // The combined status has the newest of each context.
            var combined = await GetAsync($"repos/{repository}/commits/{commit}/status?per_page={PageSize}&page={page}", cancel);
            var statuses = combined.GetProperty("statuses");
            foreach (var status in statuses.EnumerateArray())
            {
                states[status.GetProperty("context").GetString() ?? ""] = status.GetProperty("state").GetString() ?? "";
            }

            if (statuses.GetArrayLength() < PageSize)
            {
                return states;
            }
        }
    }

    /// <summary>The runs of a workflow for a commit, the newest first.</summary>
    /// <param name="workflow">Its file's name.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<WorkflowRun>> RunsAsync(string workflow, string commit, CancellationToken cancel)
    {
        var page = await GetAsync($"repos/{repository}/actions/workflows/{Uri.EscapeDataString(workflow)}/runs?per_page={PageSize}&head_sha={commit}", cancel);
        return
        [
            .. from run in page.GetProperty("workflow_runs").EnumerateArray()
               select new WorkflowRun(Text(run, "event") ?? "", Text(run, "head_branch") ?? "", Text(run, "conclusion"), Text(run, "html_url") ?? ""),
        ];
    }

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) ? value.GetString() : null;

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await SendAsync(request, cancel);
        using var json = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancel), default, cancel);
        return json.RootElement.Clone();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            var response = await http.SendAsync(request, cancel);
            return response.IsSuccessStatusCode ? response : throw Refused(request, response.StatusCode);
        }
        catch (HttpRequestException e)
        {
            throw new GitHubException($"{http.BaseAddress} does not answer: {e.Message.TrimEnd('.')}.", "Check the network, and GITHUB_API_URL.");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new GitHubException($"{http.BaseAddress} did not answer within {http.Timeout.TotalSeconds:0} seconds.", "Try again later.");
        }
    }

    private static GitHubException Refused(HttpRequestMessage request, HttpStatusCode code) => new(
        $"GitHub answered {(int)code} to {request.Method} {request.RequestUri}.",
        code is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.NotFound
            ? "Does the token have the right? A comment needs pull-requests: write, a status statuses: read, a workflow's runs actions: read."
            : "Try again later.");

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value
        : throw new GitHubException($"{name} is not set.", "Give the step GITHUB_TOKEN: ${{ github.token }}; the other variables a GitHub job has by itself.");
}
