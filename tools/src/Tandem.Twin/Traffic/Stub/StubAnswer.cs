namespace Tandem.Twin.Traffic.Stub;

/// <summary>What the stand-in says: who it is and what it was asked, cut or repeated to the length asked for.</summary>
/// <param name="Tokens">The words, all but the first with the blank before them.</param>
/// <param name="FinishReason">Why it ends there: <c>stop</c> or <c>length</c>.</param>
internal sealed record StubAnswer(IReadOnlyList<string> Tokens, string FinishReason)
{
    private const int MostWordsOfPrompt = 12;

    /// <summary>All of it.</summary>
    public string Text => string.Concat(Tokens);

    /// <summary>The answer to a call.</summary>
    public static StubAnswer To(CompletionCall call, StubOptions options)
    {
        var asked = Words.Of(call.Prompt);
        var quoted = string.Join(' ', asked.Take(MostWordsOfPrompt)) + (asked.Length > MostWordsOfPrompt ? " ..." : "");
        var natural = Words.Of($"A stand-in for {options.ModelNames[0]} in {options.Region}, Pod {options.PodName}, was asked: {quoted}");
        var length = Math.Min(call.MostTokens, Math.Max(natural.Length, call.LeastTokens));
        var tokens = Enumerable.Range(0, length).Select(i => (i == 0 ? "" : " ") + natural[i % natural.Length]).ToList();
        return new StubAnswer(tokens, length == call.MostTokens && natural.Length != length ? "length" : "stop");
    }
}
