using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tandem.Tests.Support;

namespace Tandem.Tests.Review;

/// <summary>As much of GitHub's REST interface as a review needs, on loopback.</summary>
internal sealed class FakeGitHub : IAsyncDisposable
{
    private readonly WebApplication app;
    private long nextComment = 1000;

    private FakeGitHub(WebApplication app) => this.app = app;

    /// <summary>The open pull requests, each with its owner and branch, and the commit of its head.</summary>
    public ConcurrentDictionary<(string Head, string Commit), int> Pulls { get; } = new();

    /// <summary>The comments of all pull requests, the oldest first.</summary>
    public List<(long Id, int Pull, string Type, string Body)> Comments { get; } = [];

    /// <summary>What each commit status says, by context.</summary>
    public ConcurrentDictionary<string, string> Statuses { get; } = new(StringComparer.Ordinal);

    /// <summary>The runs of the workflow ci.yaml for any commit, the newest first: event and conclusion.</summary>
    public List<(string Event, string? Conclusion)> Runs { get; } = [("push", "success")];

    /// <summary>Told of each context that is asked for, before the answer.</summary>
    public Action<string> OnStatus { get; set; } = _ => { };

    /// <summary>The code that every call is refused with; 0 where none is.</summary>
    public int Refusal { get; set; }

    public (string, string)[] Environment => [("GITHUB_API_URL", app.Urls.First()), ("GITHUB_REPOSITORY", "owner/fleet"), ("GITHUB_TOKEN", "token")];

    public static async Task<FakeGitHub> StartAsync()
    {
        var github = new FakeGitHub(LoopbackApp.Create());
        github.Map();
        await github.app.StartAsync(TestContext.Current.CancellationToken);
        return github;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private void Map()
    {
        app.Use(async (context, next) =>
        {
            var isKnown = context.Request.Headers.Authorization == "Bearer token" && context.Request.Path.StartsWithSegments("/repos/owner/fleet", StringComparison.Ordinal);
            context.Response.StatusCode = Refusal > 0 ? Refusal : 401;
            if (isKnown && Refusal == 0)
            {
                context.Response.StatusCode = 200;
                await next(context);
            }
        });
        app.MapGet("/repos/owner/fleet/pulls", (string head) => Results.Text(new JsonArray([.. Pulls.Where(pull => pull.Key.Head == head)
            .Select(pull => new JsonObject { ["number"] = pull.Value, ["head"] = new JsonObject { ["sha"] = pull.Key.Commit } })]).ToJsonString(), "application/json"));
        app.MapGet("/repos/owner/fleet/issues/{pull:int}/comments", (int pull, int page) => Results.Text(new JsonArray([.. Comments.Where(comment => comment.Pull == pull).Skip((page - 1) * 100).Take(100)
            .Select(comment => new JsonObject { ["id"] = comment.Id, ["body"] = comment.Body, ["user"] = new JsonObject { ["type"] = comment.Type } })]).ToJsonString(), "application/json"));
        app.MapPost("/repos/owner/fleet/issues/{pull:int}/comments", async (int pull, HttpRequest request) => Comments.Add((nextComment++, pull, "Bot", await BodyOf(request))));
        app.MapPatch("/repos/owner/fleet/issues/comments/{id:long}", async (long id, HttpRequest request) =>
        {
            var at = Comments.FindIndex(comment => comment.Id == id);
            Comments[at] = Comments[at] with { Body = await BodyOf(request) };
        });
        app.MapGet("/repos/owner/fleet/actions/workflows/ci.yaml/runs", () => Results.Text(new JsonObject
        {
            ["workflow_runs"] = new JsonArray([.. Runs.Select(run => new JsonObject { ["event"] = run.Event, ["head_branch"] = "main", ["conclusion"] = run.Conclusion, ["html_url"] = "https://github.com/owner/fleet/actions/runs/1" })]),
        }.ToJsonString(), "application/json"));
        app.MapGet("/repos/owner/fleet/commits/{commit}/status", (string commit) =>
        {
            OnStatus(commit);
            return Results.Text(new JsonObject
            {
                ["statuses"] = new JsonArray([.. Statuses.Select(status => new JsonObject { ["context"] = status.Key, ["state"] = status.Value })]),
            }.ToJsonString(), "application/json");
        });
    }

    private static async Task<string> BodyOf(HttpRequest request) => (await JsonNode.ParseAsync(request.Body))!["body"]!.GetValue<string>();
}
