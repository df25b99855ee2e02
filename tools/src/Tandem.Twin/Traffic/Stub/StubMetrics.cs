using System.Globalization;
using System.Text;

namespace Tandem.Twin.Traffic.Stub;

/// <summary>The metrics, by the names and labels that vLLM's V1 engine gives them.</summary>
internal sealed class StubMetrics(StubOptions options, StubEngine engine)
{
    private readonly Histogram firstToken = new("vllm:time_to_first_token_seconds", [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80]);
    private readonly Histogram whole = new("vllm:e2e_request_latency_seconds", [0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960]);
    private readonly string labels = $"engine=\"0\",model_name=\"{options.ModelNames[0]}\"";
    private long promptTokens;
    private long answerTokens;
    private long stopped;
    private long cutShort;
    private long aborted;

    /// <summary>What the gauge of the cache shows instead of the truth.</summary>
    public double? ForcedKvCache { get; set; }

    /// <summary>Completions that were answered whole.</summary>
    public long Answered => Interlocked.Read(ref stopped) + Interlocked.Read(ref cutShort);

    /// <summary>Counts a first token.</summary>
    public void FirstToken(TimeSpan after) => firstToken.Add(after.TotalSeconds);

    /// <summary>Counts a request whose client went away.</summary>
    public void Aborted() => Interlocked.Increment(ref aborted);

    /// <summary>Counts a whole answer.</summary>
    public void Finished(int prompt, StubAnswer answer, TimeSpan after)
    {
        Interlocked.Add(ref promptTokens, prompt);
        Interlocked.Add(ref answerTokens, answer.Tokens.Count);
        Interlocked.Increment(ref answer.FinishReason == "stop" ? ref stopped : ref cutShort);
        whole.Add(after.TotalSeconds);
    }

    /// <summary>Everything, in Prometheus' text format.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        Gauge(text, "vllm:num_requests_running", engine.Running);
        Gauge(text, "vllm:num_requests_waiting", engine.Waiting);
        Gauge(text, "vllm:kv_cache_usage_perc", ForcedKvCache ?? engine.KvCache);
        Counter(text, "vllm:prompt_tokens_total", "", Interlocked.Read(ref promptTokens));
        Counter(text, "vllm:generation_tokens_total", "", Interlocked.Read(ref answerTokens));
        text.Append("# TYPE vllm:request_success_total counter\n");
        Sample(text, "vllm:request_success_total", ",finished_reason=\"stop\"", Interlocked.Read(ref stopped));
        Sample(text, "vllm:request_success_total", ",finished_reason=\"length\"", Interlocked.Read(ref cutShort));
        Sample(text, "vllm:request_success_total", ",finished_reason=\"abort\"", Interlocked.Read(ref aborted));
        firstToken.Write(text, labels);
        whole.Write(text, labels);
        return text.ToString();
    }

    private void Gauge(StringBuilder text, string name, double value)
    {
        text.Append("# TYPE ").Append(name).Append(" gauge\n");
        Sample(text, name, "", value);
    }

    private void Counter(StringBuilder text, string name, string more, double value)
    {
        text.Append("# TYPE ").Append(name).Append(" counter\n");
        Sample(text, name, more, value);
    }

    private void Sample(StringBuilder text, string name, string more, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"{name}{{{labels}{more}}} {value}\n");
}
