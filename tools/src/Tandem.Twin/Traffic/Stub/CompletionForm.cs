namespace Tandem.Twin.Traffic.Stub;

/// <summary>The two forms of OpenAI's completions.</summary>
internal enum CompletionForm
{
    /// <summary>Messages in, a message out.</summary>
    Chat,

    /// <summary>A prompt in, text out.</summary>
    Text,
}
