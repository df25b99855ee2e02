using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tandem.Twin.Traffic.Stub;

/// <summary>Reads and checks the body of a completion as vLLM does.</summary>
internal sealed class CompletionReader(StubOptions options)
{
    // vLLM's default for text completions.
    private const int TextDefaultTokens = 16;

    /// <summary>Reads a body.</summary>
    /// <exception cref="RefusedCallException">vLLM would not take it.</exception>
    public CompletionCall Read(JsonElement body, CompletionForm form)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw Bad("The body must be a JSON object.");
        }

        var model = ModelOf(body);
        var (prompt, tokens) = form == CompletionForm.Chat ? Messages(body) : Prompt(body);
        var most = MostTokens(body, form, tokens);
        if (Number(body, "n") is > 1)
        {
            throw Bad("This stand-in gives one choice: n must be 1.", "n");
        }

        var least = Flag(body, "ignore_eos") ? most : Math.Min(most, Number(body, "min_tokens") ?? 0);
        var usage = body.TryGetProperty("stream_options", out var stream) && stream.ValueKind == JsonValueKind.Object && Flag(stream, "include_usage");
        return new CompletionCall(form, model, prompt, tokens, most, least, Flag(body, "stream"), usage);
    }

    private string ModelOf(JsonElement body)
    {
        if (!body.TryGetProperty("model", out var named) || named.ValueKind == JsonValueKind.Null)
        {
            return options.ModelNames[0];
        }

        var model = named.ValueKind == JsonValueKind.String ? named.GetString()! : throw Bad("model must be a string.", "model");
        return options.ModelNames.Contains(model) ? model
            : throw new RefusedCallException(StatusCodes.Status404NotFound, "NotFoundError", $"The model `{model}` does not exist.", "model");
    }

    private int MostTokens(JsonElement body, CompletionForm form, int prompt)
    {
        var room = options.MaxModelLength - prompt;
        var asked = Number(body, "max_completion_tokens") ?? Number(body, "max_tokens") ?? (form == CompletionForm.Chat ? Math.Max(1, room) : TextDefaultTokens);
        if (asked < 1)
        {
            throw Bad($"max_tokens must be at least 1, got {asked}.", "max_tokens");
        }

        return asked <= room ? asked
            : throw Bad($"The model's context has {options.MaxModelLength} tokens; the prompt has {prompt}, and {asked} are asked for.", "max_tokens");
    }

    private static (string Last, int Tokens) Messages(JsonElement body)
    {
        if (!body.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0)
        {
            throw Bad("messages must be a list of at least one message.", "messages");
        }

        var texts = messages.EnumerateArray().Select(Content).ToList();
        return (texts[^1], texts.Sum(Words.Count));
    }

    private static string Content(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("role", out var role) || role.ValueKind != JsonValueKind.String)
        {
            throw Bad("Each message must have a role.", "messages");
        }

        return !message.TryGetProperty("content", out var content) ? "" : content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Array => string.Join(' ', content.EnumerateArray().Select(TextOfPart)),
            _ => "",
        };
    }

    private static string TextOfPart(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static (string Last, int Tokens) Prompt(JsonElement body)
    {
        var found = body.TryGetProperty("prompt", out var prompt) ? prompt : default;
        var text = found.ValueKind switch
        {
            JsonValueKind.String => found.GetString()!,
            JsonValueKind.Array when found.GetArrayLength() == 1 && found[0].ValueKind == JsonValueKind.String => found[0].GetString()!,
            _ => throw Bad("prompt must be a string, or a list of one.", "prompt"),
        };
        return (text, Words.Count(text));
    }

    private static int? Number(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Bad($"{name} must be an integer.", name);
    }

    private static bool Flag(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static RefusedCallException Bad(string message, string? parameter = null) => new(StatusCodes.Status400BadRequest, "BadRequestError", message, parameter);
}
