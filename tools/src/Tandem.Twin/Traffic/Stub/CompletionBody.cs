using System.Text.Json.Nodes;

namespace Tandem.Twin.Traffic.Stub;

/// <summary>The bodies of answers and of the pieces of a stream, in OpenAI's two forms.</summary>
internal sealed class CompletionBody(CompletionCall call, StubAnswer answer, string id, long created)
{
    private bool IsChat => call.Form == CompletionForm.Chat;

    /// <summary>The whole answer.</summary>
    public JsonObject Whole()
    {
        var choice = IsChat
            ? new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = answer.Text } }
            : new JsonObject { ["text"] = answer.Text };
        var body = Frame(IsChat ? "chat.completion" : "text_completion", Choice(choice, answer.FinishReason));
        body["usage"] = Usage();
        return body;
    }

    /// <summary>The first piece of a chat's stream.</summary>
    public JsonObject Opening() => Piece(new JsonObject { ["role"] = "assistant", ["content"] = "" }, "", last: false);

    /// <summary>One token; the last one carries the reason of the end.</summary>
    public JsonObject Token(int index) =>
        Piece(new JsonObject { ["content"] = answer.Tokens[index] }, answer.Tokens[index], index == answer.Tokens.Count - 1);

    /// <summary>The counts that end a stream where they were asked for.</summary>
    public JsonObject Counts()
    {
        var body = Frame(IsChat ? "chat.completion.chunk" : "text_completion", null);
        body["usage"] = Usage();
        return body;
    }

    private JsonObject Piece(JsonObject delta, string text, bool last) => IsChat
        ? Frame("chat.completion.chunk", Choice(new JsonObject { ["delta"] = delta }, last ? answer.FinishReason : null))
        : Frame("text_completion", Choice(new JsonObject { ["text"] = text }, last ? answer.FinishReason : null));

    private JsonObject Frame(string kind, JsonObject? choice) => new()
    {
        ["id"] = id,
        ["object"] = kind,
        ["created"] = created,
        ["model"] = call.Model,
        ["choices"] = choice is null ? [] : new JsonArray(choice),
    };

    private static JsonObject Choice(JsonObject choice, string? finish)
    {
        choice["index"] = 0;
        choice["logprobs"] = null;
        choice["finish_reason"] = finish;
        return choice;
    }

    private JsonObject Usage() => new()
    {
        ["prompt_tokens"] = call.PromptTokens,
        ["completion_tokens"] = answer.Tokens.Count,
        ["total_tokens"] = call.PromptTokens + answer.Tokens.Count,
    };
}
