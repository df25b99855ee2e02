using System.Text.Json;
using Shouldly;
using Tandem.Tests.Twin.Traffic;

namespace Tandem.Tests.Twin.Clients;

/// <summary>npm's <c>openai</c> against the stand-in, through the gateway.</summary>
public sealed class OpenAiClientTests
{
    [Fact]
    public async Task OpenAi_TakesEveryAnswer_ForOpenAis()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        var seen = await NpmClients.RunAsync("openai.mjs", $"http://{fleet.AddressOf(GatewayFleet.Near)}", Stubs.CodelabModel);
        seen.GetProperty("models").EnumerateArray().Select(model => model.GetString()).ShouldBe([Stubs.Model, Stubs.CodelabModel]);
        Text(seen, "region").ShouldBe(GatewayFleet.Near);
        Text(seen, "answer").ShouldContain("What is the capital of France?");
        Text(seen, "finish").ShouldBe("stop");
        Text(seen, "streamed").ShouldBe(Text(seen, "answer"));
        seen.GetProperty("streamedTokens").GetInt32().ShouldBe(seen.GetProperty("tokens").GetInt32());
        Text(seen, "text").ShouldBe("A stand-in for");
        seen.GetProperty("unknown").GetRawText().ShouldBe("""{"isNotFound":true,"status":404,"code":404,"type":"NotFoundError","param":"model"}""");
        seen.GetProperty("empty").GetRawText().ShouldBe("""{"isApiError":true,"status":400,"param":"messages"}""");
        await Soon.TrueAsync(() => fleet.NearTraffic.Requests == 6, "all six requests are counted");
    }

    private static string Text(JsonElement seen, string name) => seen.GetProperty(name).GetString()!;
}
