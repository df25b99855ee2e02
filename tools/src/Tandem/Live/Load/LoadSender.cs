using System.Net.Sockets;

namespace Tandem.Live.Load;

/// <summary>Sends one request of the load and says what became of it.</summary>
internal sealed class LoadSender(HttpClient http, LoadProfile profile, Func<TimeSpan> now)
{
    private static readonly string[] Prompts = ["What is the capital of France?", "What is the capital of Germany?"];

    /// <summary>Sends it, to the first address that takes the connection.</summary>
    public async Task<LoadSample> SendAsync(int number, TimeSpan due, CancellationToken cancel)
    {
        var sample = new LoadSample(due, now(), null, due, LoadOutcome.Refused, null, IsStream(number));
        for (var index = 0; index < profile.Addresses.Count && sample.Outcome == LoadOutcome.Refused; index++)
        {
            sample = await TryAsync(sample, profile.Addresses[index], number, cancel);
        }

        return sample;
    }

    private bool IsStream(int number) => number * profile.StreamPercent / 100 != (number + 1) * profile.StreamPercent / 100;

    private async Task<LoadSample> TryAsync(LoadSample sample, Uri address, int number, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(profile.Timeout);
        TimeSpan? first = null;
        var (outcome, region) = (LoadOutcome.Refused, (string?)null);
        try
        {
            using var request = ChatRequest.Create(address, profile.Model, profile.Objective, Prompts[number % Prompts.Length], profile.MaxTokens, sample.IsStream);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            region = ChatRequest.RegionOf(answer);
            outcome = answer.IsSuccessStatusCode ? LoadOutcome.Cut : ChatRequest.OutcomeOf(answer.StatusCode);
            if (answer.IsSuccessStatusCode && await ChatRequest.ReadAsync(answer, sample.IsStream, _ => first ??= now(), deadline.Token))
            {
                outcome = LoadOutcome.Answered;
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            outcome = LoadOutcome.TimedOut;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            // An answer that had begun stays cut; without one nobody took the request.
        }

        return sample with { FirstToken = sample.IsStream ? first : null, Ended = now(), Outcome = outcome, Region = region };
    }
}
