using System.Net;
using System.Net.Http.Headers;
using System.Text;
using k8s;
using Polly;
using Polly.Retry;

namespace Tandem.Live.Clusters;

/// <summary>Carries questions to a cluster: with its credentials, a deadline for each, and patience where it asks for some.</summary>
internal sealed class ClusterTransport(Kubernetes kubernetes, ClusterErrors errors, TimeProvider time)
{
    /// <summary>The longest one answer may take.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private static readonly HttpStatusCode[] Passing = [HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    private readonly ResiliencePipeline<ClusterAnswer> patience = new ResiliencePipelineBuilder<ClusterAnswer> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<ClusterAnswer>
        {
            ShouldHandle = new PredicateBuilder<ClusterAnswer>().HandleResult(answer => answer.MayRepeat && Passing.Contains(answer.Status)),
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(300),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            // An API server says how long it wants to be left alone: https://kubernetes.io/docs/concepts/cluster-administration/flow-control/
            DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
        })
        .Build();

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="ClusterException">It cannot be asked.</exception>
    public async Task<ClusterAnswer> SendAsync(ClusterRequest request, CancellationToken cancel) =>
        await patience.ExecuteAsync(async token => await OnceAsync(request, token), cancel);

    /// <summary>Asks, and hands out the answer's text as it comes; without a deadline.</summary>
    /// <exception cref="ClusterException">It cannot be asked, or refused.</exception>
    public async Task<HttpResponseMessage> OpenAsync(ClusterRequest request, CancellationToken cancel)
    {
        using var message = await MessageAsync(request, cancel);
        var answer = await TryAsync(request, () => kubernetes.HttpClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel), cancel);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw errors.Of(answer.StatusCode, await answer.Content.ReadAsStringAsync(cancel), request);
        }
    }

    private async Task<ClusterAnswer> OnceAsync(ClusterRequest request, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(Deadline);
        using var message = await MessageAsync(request, cancel);
        return await TryAsync(request, async () =>
        {
            using var answer = await kubernetes.HttpClient.SendAsync(message, deadline.Token);
            var after = answer.Headers.RetryAfter?.Delta is { } wait && wait < Deadline ? wait : (TimeSpan?)null;
            return new ClusterAnswer(answer.StatusCode, await answer.Content.ReadAsStringAsync(deadline.Token), after, answer.Headers.Date)
            {
                MayRepeat = request.IsRepeatable || answer.StatusCode == HttpStatusCode.TooManyRequests,
            };
        }, cancel);
    }

    private async Task<T> TryAsync<T>(ClusterRequest request, Func<Task<T>> send, CancellationToken cancel)
    {
        try
        {
            return await send();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw errors.Unreachable(request, $"no answer within {Deadline.TotalSeconds:0} seconds");
        }
        catch (HttpRequestException e)
        {
            throw errors.Unreachable(request, e.InnerException?.Message ?? e.Message);
        }
        catch (IOException e)
        {
            throw errors.Unreachable(request, e.Message);
        }
    }

    private async Task<HttpRequestMessage> MessageAsync(ClusterRequest request, CancellationToken cancel)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(kubernetes.BaseUri, request.Path));
        if (request.Body is not null)
        {
            message.Content = new StringContent(request.Body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue(request.MediaType));
        }

        if (kubernetes.Credentials is { } credentials)
        {
            await credentials.ProcessHttpRequestAsync(message, cancel);
        }

        return message;
    }
}
