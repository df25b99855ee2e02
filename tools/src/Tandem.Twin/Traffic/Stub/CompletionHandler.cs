using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tandem.Twin.Traffic.Stub;

/// <summary>Takes a completion through the engine and answers it, whole or as a stream.</summary>
internal sealed class CompletionHandler(StubOptions options, StubEngine engine, StubMetrics metrics)
{
    private readonly CompletionReader reader = new(options);

    /// <summary>Serves one request.</summary>
    public async Task ServeAsync(HttpContext context, CompletionForm form)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await StubAnswers.DetailAsync(context, StatusCodes.Status405MethodNotAllowed, "Method Not Allowed");
            return;
        }

        try
        {
            await AnswerAsync(context, await ReadAsync(context, form));
        }
        catch (RefusedCallException refusal)
        {
            await StubAnswers.ErrorAsync(context, refusal);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            metrics.Aborted();
        }
    }

    private async Task<CompletionCall> ReadAsync(HttpContext context, CompletionForm form)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return reader.Read(body.RootElement, form);
        }
        catch (JsonException mistake)
        {
            throw new RefusedCallException(StatusCodes.Status400BadRequest, "BadRequestError", $"The body is not JSON: {mistake.Message}");
        }
    }

    private async Task AnswerAsync(HttpContext context, CompletionCall call)
    {
        var began = options.Clock.GetTimestamp();
        var answer = StubAnswer.To(call, options);
        var id = (call.Form == CompletionForm.Chat ? "chatcmpl-" : "cmpl-") + Guid.NewGuid().ToString("N");
        var body = new CompletionBody(call, answer, id, options.Clock.GetUtcNow().ToUnixTimeSeconds());
        var seat = await engine.EnterAsync(call.PromptTokens + answer.Tokens.Count, context.RequestAborted);
        try
        {
            await engine.WorkAsync(options.FirstToken, context.RequestAborted);
            metrics.FirstToken(options.Clock.GetElapsedTime(began));
            await (call.Stream ? StreamAsync(context, call, answer, body) : WholeAsync(context, answer, body));
            metrics.Finished(call.PromptTokens, answer, options.Clock.GetElapsedTime(began));
        }
        finally
        {
            engine.Leave(seat);
        }
    }

    private async Task WholeAsync(HttpContext context, StubAnswer answer, CompletionBody body)
    {
        await engine.WorkAsync(options.PerToken * (answer.Tokens.Count - 1), context.RequestAborted);
        await StubAnswers.JsonAsync(context, StatusCodes.Status200OK, body.Whole());
    }

    private async Task StreamAsync(HttpContext context, CompletionCall call, StubAnswer answer, CompletionBody body)
    {
        var events = new EventStream(context);
        if (call.Form == CompletionForm.Chat)
        {
            await events.SendAsync(body.Opening().ToJsonString());
        }

        for (var i = 0; i < answer.Tokens.Count; i++)
        {
            await engine.WorkAsync(i == 0 ? TimeSpan.Zero : options.PerToken, context.RequestAborted);
            await events.SendAsync(body.Token(i).ToJsonString());
        }

        if (call.StreamUsage)
        {
            await events.SendAsync(body.Counts().ToJsonString());
        }

        await events.SendAsync("[DONE]");
    }
}
