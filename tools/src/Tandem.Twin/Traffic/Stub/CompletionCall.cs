namespace Tandem.Twin.Traffic.Stub;

/// <summary>What a client asks for, checked.</summary>
/// <param name="Form">Chat or text.</param>
/// <param name="Model">The name by which it asked.</param>
/// <param name="Prompt">The last thing that was said.</param>
/// <param name="PromptTokens">Tokens of everything that was said.</param>
/// <param name="MostTokens">Tokens that the answer may have.</param>
/// <param name="LeastTokens">Tokens that the answer must have; vLLM's <c>min_tokens</c> and <c>ignore_eos</c>.</param>
/// <param name="Stream">Whether it wants the tokens as they come.</param>
/// <param name="StreamUsage">Whether the stream ends with the counts.</param>
internal sealed record CompletionCall(
    CompletionForm Form, string Model, string Prompt, int PromptTokens, int MostTokens, int LeastTokens, bool Stream, bool StreamUsage);
