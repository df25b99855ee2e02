namespace Tandem.Twin.Traffic;

/// <summary>How one stand-in of a vLLM server behaves.</summary>
public sealed record StubOptions
{
    /// <summary>The region that its answers name in <c>x-tandem-region</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The Pod that it stands for.</summary>
    public required string PodName { get; init; }

    /// <summary>Every name that it serves the model under, as <c>--served-model-name</c> lists them; the first is the one it calls itself.</summary>
    public required IReadOnlyList<string> ModelNames { get; init; }

    /// <summary>The port on 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Requests that it works on at once; vLLM's <c>--max-num-seqs</c>. The rest wait.</summary>
    public int Slots { get; init; } = 16;

    /// <summary>Tokens that its KV cache holds.</summary>
    public int KvCacheTokens { get; init; } = 16384;

    /// <summary>Tokens that a request takes in the cache at least: a rehearsal's short questions stand for conversations, and 16 of them fill it.</summary>
    public int LeastTokens { get; init; } = 1024;

    /// <summary>Tokens that a prompt and its answer may have together; vLLM's <c>--max-model-len</c>.</summary>
    public int MaxModelLength { get; init; } = 16384;

    /// <summary>From the start of work on a request to its first token.</summary>
    public TimeSpan FirstToken { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>From one token to the next.</summary>
    public TimeSpan PerToken { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>What the latencies are waited for on.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
