using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Shouldly;

namespace Tandem.Tests.Twin.Traffic;

public sealed class StubServerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Stubs.Model)]
    [InlineData(Stubs.CodelabModel)]
    public async Task Chat_ByEachNameOfTheModel_NamesItsRegion(string model)
    {
        await using var stub = await Stubs.StartAsync();
        using var answer = await Stubs.ChatAsync(stub.Address, Stubs.Chat("What is the capital of France?", ("model", model)));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Stubs.RegionOf(answer).ShouldBe("us-east5");
        var body = await Stubs.JsonAsync(answer);
        body.GetProperty("object").GetString().ShouldBe("chat.completion");
        body.GetProperty("model").GetString().ShouldBe(model);
        var choice = body.GetProperty("choices")[0];
        choice.GetProperty("finish_reason").GetString().ShouldBe("stop");
        choice.GetProperty("message").GetProperty("content").GetString()!.ShouldContain("What is the capital of France?");
        var usage = body.GetProperty("usage");
        usage.GetProperty("prompt_tokens").GetInt32().ShouldBe(6);
        usage.GetProperty("total_tokens").GetInt32().ShouldBe(6 + usage.GetProperty("completion_tokens").GetInt32());
    }

    [Fact]
    public async Task Chat_OfAnUnknownModel_Is404InOpenAisForm()
    {
        await using var stub = await Stubs.StartAsync();
        using var answer = await Stubs.ChatAsync(stub.Address, Stubs.Chat("hello", ("model", "gpt-4o")));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var error = (await Stubs.JsonAsync(answer)).GetProperty("error");
        error.GetProperty("message").GetString()!.ShouldContain("`gpt-4o`");
        error.GetProperty("type").GetString().ShouldBe("NotFoundError");
        error.GetProperty("code").GetInt32().ShouldBe(404);
        Stubs.RegionOf(answer).ShouldBe("us-east5");
    }

    [Theory]
    [InlineData("[]", null)]
    [InlineData("not json", null)]
    [InlineData("""{"messages": []}""", "messages")]
    [InlineData("""{"messages": [{"content": "no role"}]}""", "messages")]
    [InlineData("""{"model": 7, "messages": [{"role": "user", "content": "x"}]}""", "model")]
    [InlineData("""{"messages": [{"role": "user", "content": "x"}], "max_tokens": 0}""", "max_tokens")]
    [InlineData("""{"messages": [{"role": "user", "content": "x"}], "max_tokens": 99999}""", "max_tokens")]
    [InlineData("""{"messages": [{"role": "user", "content": "x"}], "max_tokens": "many"}""", "max_tokens")]
    [InlineData("""{"messages": [{"role": "user", "content": "x"}], "n": 2}""", "n")]
    public async Task Chat_ThatVllmWouldNotTake_Is400(string body, string? parameter)
    {
        await using var stub = await Stubs.StartAsync();
        using var content = new StringContent(body);
        using var answer = await Stubs.Client.PostAsync($"http://{stub.Address}/v1/chat/completions", content, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var error = (await Stubs.JsonAsync(answer)).GetProperty("error");
        error.GetProperty("type").GetString().ShouldBe("BadRequestError");
        error.GetProperty("param").GetString().ShouldBe(parameter);
    }

    [Fact]
    public async Task Chat_Streamed_SaysWhatTheWholeSays()
    {
        await using var stub = await Stubs.StartAsync();
        using var whole = await Stubs.ChatAsync(stub.Address);
        using var answer = await Stubs.ChatAsync(stub.Address, Stubs.Chat("What is the capital of France?", ("stream", true), ("stream_options", new JsonObject { ["include_usage"] = true })));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var events = (await answer.Content.ReadAsStringAsync(Cancel)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line["data: ".Length..]).ToList();
        events[^1].ShouldBe("[DONE]");
        var pieces = events[..^1].Select(text => JsonNode.Parse(text)!).ToList();
        pieces[0]["choices"]![0]!["delta"]!["role"]!.GetValue<string>().ShouldBe("assistant");
        pieces.ShouldAllBe(piece => piece["object"]!.GetValue<string>() == "chat.completion.chunk");
        string.Concat(pieces[..^1].Select(piece => piece["choices"]![0]!["delta"]!["content"]!.GetValue<string>()))
            .ShouldBe((await Stubs.JsonAsync(whole)).GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        pieces[^2]["choices"]![0]!["finish_reason"]!.GetValue<string>().ShouldBe("stop");
        pieces[^1]["choices"]!.AsArray().ShouldBeEmpty();
        pieces[^1]["usage"]!["completion_tokens"]!.GetValue<int>().ShouldBe(pieces.Count - 2);
    }

    [Fact]
    public async Task Completion_OfAPrompt_StopsAtItsLength()
    {
        await using var stub = await Stubs.StartAsync();
        using var answer = await Stubs.PostAsync(stub.Address, "/v1/completions", new JsonObject { ["model"] = Stubs.Model, ["prompt"] = "Once upon", ["max_tokens"] = 3 });
        var body = await Stubs.JsonAsync(answer);
        body.GetProperty("object").GetString().ShouldBe("text_completion");
        body.GetProperty("choices")[0].GetProperty("text").GetString().ShouldBe("A stand-in for");
        body.GetProperty("choices")[0].GetProperty("finish_reason").GetString().ShouldBe("length");
    }

    [Fact]
    public async Task Models_ListsEveryName()
    {
        await using var stub = await Stubs.StartAsync();
        using var answer = await Stubs.Client.GetAsync($"http://{stub.Address}/v1/models", Cancel);
        (await Stubs.JsonAsync(answer)).GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()).ShouldBe([Stubs.Model, Stubs.CodelabModel]);
    }

    [Theory]
    [InlineData("GET", "/health", HttpStatusCode.OK)]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v1/chat/completions", HttpStatusCode.MethodNotAllowed)]
    public async Task Path_IsAnsweredAsVllmDoes(string method, string path, HttpStatusCode expected)
    {
        await using var stub = await Stubs.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"http://{stub.Address}{path}");
        using var answer = await Stubs.Client.SendAsync(request, Cancel);
        answer.StatusCode.ShouldBe(expected);
        Stubs.RegionOf(answer).ShouldBe("us-east5");
    }

    [Fact]
    public async Task QueueAndCache_FillWithRequests_AndDrain()
    {
        await using var stub = await Stubs.StartAsync(options => options with { Slots = 8, KvCacheTokens = 4000, LeastTokens = 1000, FirstToken = Stubs.Forever });
        using var first = new CancellationTokenSource();
        using var others = new CancellationTokenSource();
        var requests = Enumerable.Range(0, 6).Select(i => Stubs.ChatAsync(stub.Address, cancel: i == 0 ? first.Token : others.Token)).ToList();
        await Soon.TrueAsync(() => (stub.Running, stub.Waiting) == (4, 2), "the cache is full with four and two wait");
        (await Stubs.MetricAsync(stub.Address, "vllm:num_requests_running")).ShouldBe(4);
        (await Stubs.MetricAsync(stub.Address, "vllm:num_requests_waiting")).ShouldBe(2);
        (await Stubs.MetricAsync(stub.Address, "vllm:kv_cache_usage_perc")).ShouldBe(1);
        await others.CancelAsync();
        await Soon.TrueAsync(() => stub.Running <= 1 && stub.Waiting == 0, "what was given up has left");
        (await Stubs.MetricAsync(stub.Address, "vllm:kv_cache_usage_perc")).ShouldBeLessThanOrEqualTo(0.25);
        await first.CancelAsync();
        await Soon.TrueAsync(() => stub.Running == 0, "nothing is left");
        await Should.ThrowAsync<OperationCanceledException>(() => Task.WhenAll(requests));
        (await Stubs.MetricAsync(stub.Address, "vllm:kv_cache_usage_perc")).ShouldBe(0);
    }

    [Fact]
    public async Task Slots_BeforeTheCacheIsFull_MakeTheRestWait()
    {
        await using var stub = await Stubs.StartAsync(options => options with { Slots = 1, FirstToken = TimeSpan.FromMilliseconds(50) });
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await Stubs.ChatAsync(stub.Address)).Dispose()));
        Stopwatch.GetElapsedTime(began).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(140));
        await Soon.TrueAsync(() => stub.Answered == 3, "three answers are counted");
    }

    [Fact]
    public async Task Slow_TakesSoManyTimesAsLong()
    {
        await using var stub = await Stubs.StartAsync(options => options with { FirstToken = TimeSpan.FromMilliseconds(10) });
        stub.Slow = 20;
        var began = Stopwatch.GetTimestamp();
        (await Stubs.ChatAsync(stub.Address)).Dispose();
        Stopwatch.GetElapsedTime(began).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(190));
    }

    [Fact]
    public async Task ForcedKvCache_ShowsInTheGauge_UntilItIsTakenBack()
    {
        await using var stub = await Stubs.StartAsync();
        stub.ForcedKvCache = 0.75;
        (await Stubs.MetricAsync(stub.Address, "vllm:kv_cache_usage_perc")).ShouldBe(0.75);
        stub.ForcedKvCache = null;
        (await Stubs.MetricAsync(stub.Address, "vllm:kv_cache_usage_perc")).ShouldBe(0);
    }

    [Fact]
    public async Task Metrics_CountWhatWasAnswered()
    {
        await using var stub = await Stubs.StartAsync();
        (await Stubs.ChatAsync(stub.Address, Stubs.Chat("one two three", ("max_tokens", 5)))).Dispose();
        await Soon.TrueAsync(() => stub.Answered == 1, "the answer is counted");
        (await Stubs.MetricAsync(stub.Address, "vllm:prompt_tokens_total")).ShouldBe(3);
        (await Stubs.MetricAsync(stub.Address, "vllm:generation_tokens_total")).ShouldBe(5);
        (await Stubs.MetricAsync(stub.Address, "vllm:e2e_request_latency_seconds_count")).ShouldBe(1);
        (await Stubs.MetricAsync(stub.Address, "vllm:time_to_first_token_seconds_count")).ShouldBe(1);
    }

    [Fact]
    public async Task Hang_AnswersNothing_UntilItEnds()
    {
        await using var stub = await Stubs.StartAsync();
        stub.Hang = true;
        var health = Stubs.Client.GetAsync($"http://{stub.Address}/health", Cancel);
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Should.ThrowAsync<OperationCanceledException>(() => Stubs.ChatAsync(stub.Address, cancel: impatient.Token));
        health.IsCompleted.ShouldBeFalse();
        stub.Hang = false;
        (await health).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Crash_BreaksStreams_AndClosesThePort()
    {
        await using var stub = await Stubs.StartAsync(options => options with { PerToken = TimeSpan.FromMilliseconds(1), MaxModelLength = 200_000, KvCacheTokens = 200_000 });
        using var answer = await Stubs.ChatAsync(stub.Address, Stubs.LongStream(), wholeBody: false);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await stub.CrashAsync();
        await Should.ThrowAsync<Exception>(() => answer.Content.ReadAsStringAsync(Cancel));
        await Should.ThrowAsync<HttpRequestException>(() => Stubs.ChatAsync(stub.Address));
        stub.Gone.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Drain_ServesUntilTheLastAnswer()
    {
        await using var stub = await Stubs.StartAsync(options => options with { PerToken = TimeSpan.FromMilliseconds(1) });
        using var running = await Stubs.ChatAsync(stub.Address, Stubs.LongStream(200), wholeBody: false);
        var drain = stub.DrainAsync(TimeSpan.Zero, Stubs.Forever, Cancel);
        using var late = await Stubs.ChatAsync(stub.Address);
        late.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await running.Content.ReadAsStringAsync(Cancel)).ShouldEndWith("data: [DONE]\n\n");
        await drain;
        await Should.ThrowAsync<HttpRequestException>(() => Stubs.ChatAsync(stub.Address));
    }

    [Fact]
    public async Task Drain_AtItsDeadline_CutsWhatStillRuns()
    {
        await using var stub = await Stubs.StartAsync(options => options with { FirstToken = Stubs.Forever });
        var stuck = Stubs.ChatAsync(stub.Address);
        await Soon.TrueAsync(() => stub.Running == 1, "the request runs");
        await stub.DrainAsync(TimeSpan.Zero, TimeSpan.FromMilliseconds(100), Cancel);
        await Should.ThrowAsync<HttpRequestException>(() => stuck);
    }

    [Fact]
    public async Task Start_OnAPortInUse_Fails()
    {
        await using var stub = await Stubs.StartAsync();
        var port = int.Parse(stub.Address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        await Should.ThrowAsync<IOException>(() => Stubs.StartAsync(options => options with { Port = port }));
    }
}
