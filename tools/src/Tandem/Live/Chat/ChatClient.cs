using System.Text;
using Tandem.Live.Clusters;
using Tandem.Live.Load;

namespace Tandem.Live.Chat;

/// <summary>Asks the model a question through the gateway.</summary>
/// <param name="http">The client.</param>
/// <param name="time">The clock.</param>
public sealed class ChatClient(HttpClient http, TimeProvider time)
{
    /// <summary>Asks.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="model">The model.</param>
    /// <param name="objective">The InferenceObjective that the request names.</param>
    /// <param name="prompt">The question.</param>
    /// <param name="tokens">The most tokens of the answer.</param>
    /// <param name="onToken">Told of each part of the answer as it comes.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ClusterException">The gateway cannot be reached.</exception>
    public async Task<ChatAnswer> AskAsync(Uri gateway, string model, string objective, string prompt, int tokens, Action<string> onToken, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        try
        {
            using var request = ChatRequest.Create(gateway, model, objective, prompt, tokens, isStream: true);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return await ReadAsync(answer, start, onToken, cancel);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new ClusterException(ClusterProblem.Unreachable, $"The gateway {gateway} does not answer: {e.Message.TrimEnd('.')}.",
                "It is internal: ask from a machine inside the VPC, or name another way to it with --gateway URL. tandem status shows whether it is programmed.");
        }
    }

    private async Task<ChatAnswer> ReadAsync(HttpResponseMessage answer, long start, Action<string> onToken, CancellationToken cancel)
    {
        var region = ChatRequest.RegionOf(answer);
        if (!answer.IsSuccessStatusCode)
        {
            return new ChatAnswer((int)answer.StatusCode, region, (await answer.Content.ReadAsStringAsync(cancel)).Trim(), false, null, time.GetElapsedTime(start));
        }

        TimeSpan? first = null;
        var text = new StringBuilder();
        var isWhole = await ChatRequest.ReadAsync(answer, isStream: true, token =>
        {
            first ??= time.GetElapsedTime(start);
            text.Append(token);
            onToken(token);
        }, cancel);
        return new ChatAnswer((int)answer.StatusCode, region, text.ToString(), isWhole, first, time.GetElapsedTime(start));
    }
}
