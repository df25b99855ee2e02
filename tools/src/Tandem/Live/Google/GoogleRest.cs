using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Live.Google;

/// <summary>Calls of Google Cloud's REST interfaces, with their refusals said as a user can mend them.</summary>
/// <param name="http">The client; its timeout is the deadline of a call.</param>
/// <param name="token">An OAuth access token.</param>
public sealed class GoogleRest(HttpClient http, string token)
{
    /// <summary>Asks for a resource.</summary>
    /// <exception cref="GoogleException">It is refused, not there, or nobody answers.</exception>
    public Task<JsonElement> GetAsync(Uri address, string thing, CancellationToken cancel) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address), thing, cancel);

    /// <summary>Asks for an action.</summary>
    /// <exception cref="GoogleException">It is refused, its subject is not there, or nobody answers.</exception>
    public Task<JsonElement> PostAsync(Uri address, JsonObject body, string thing, CancellationToken cancel) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) }, thing, cancel);

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, string thing, CancellationToken cancel)
    {
        try
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request, cancel);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>(cancel) : throw Refusal(answer.StatusCode, request.RequestUri!, thing);
        }
        catch (HttpRequestException e)
        {
            throw new GoogleException($"{request.RequestUri!.Host} cannot be reached: {e.Message.TrimEnd('.')}.", "Check the network.");
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new GoogleException($"{request.RequestUri!.Host} did not answer within {http.Timeout.TotalSeconds:0} seconds.", "Check the network, and try again.");
        }
        finally
        {
            request.Dispose();
        }
    }

    private static GoogleException Refusal(HttpStatusCode code, Uri address, string thing) => code switch
    {
        HttpStatusCode.NotFound => new GoogleException($"There is no {thing}.", "tandem infra apply makes it."),
        HttpStatusCode.Unauthorized => new GoogleException("The access token is not valid, or no longer.", "Sign in with gcloud auth login, or set GOOGLE_OAUTH_ACCESS_TOKEN."),
        HttpStatusCode.Forbidden => new GoogleException($"You may not do that with {thing}.", "Ask for the role that the command's help names."),
        _ => new GoogleException($"{address.Host} answered {(int)code} for {thing}.", "Try again; if it stays so, the address in the message says which service it is."),
    };
}
