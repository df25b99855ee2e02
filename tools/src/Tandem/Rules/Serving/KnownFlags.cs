namespace Tandem.Rules.Serving;

/// <summary>Flags of the programs that the fleet runs.</summary>
internal static class KnownFlags
{
    /// <summary>
    /// Those of vLLM, of several releases: https://docs.vllm.ai/en/v0.11.1/cli/serve/ and vllm/engine/arg_utils.py. A switch may have
    /// <c>no-</c> before it.
    /// </summary>
    public static IReadOnlySet<string> Server { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "additional-config", "aggregate-engine-logging", "all2all-backend", "allow-credentials", "allow-deprecated-quantization", "allowed-headers", "allowed-local-media-path", "allowed-media-domains",
        "allowed-methods", "allowed-origins", "api-key", "api-server-count", "async-scheduling", "attention-backend", "attention-config", "block-size", "calculate-kv-scales", "chat-template",
        "chat-template-content-format", "code-revision", "collect-detailed-traces", "compilation-config", "config", "config-format", "convert", "cpu-offload-gb", "cudagraph-capture-sizes",
        "cudagraph-metrics", "data-parallel-address", "data-parallel-backend", "data-parallel-external-lb", "data-parallel-hybrid-lb", "data-parallel-rank", "data-parallel-rpc-port",
        "data-parallel-size", "data-parallel-size-local", "data-parallel-start-rank", "dcp-comm-backend", "decode-context-parallel-size", "default-chat-template-kwargs", "device",
        "disable-access-log-for-endpoints", "disable-async-output-proc", "disable-cascade-attn", "disable-chunked-mm-input", "disable-custom-all-reduce", "disable-fastapi-docs",
        "disable-frontend-multiprocessing", "disable-hybrid-kv-cache-manager", "disable-log-requests", "disable-log-stats", "disable-mm-preprocessor-cache", "disable-nccl-for-dp-synchronization",
        "disable-sliding-window", "disable-uvicorn-access-log", "distributed-executor-backend", "download-dir", "dtype", "enable-auto-tool-choice", "enable-chunked-prefill", "enable-dbo",
        "enable-eplb", "enable-expert-parallel", "enable-force-include-usage", "enable-kv-cache-events", "enable-log-deltas", "enable-log-outputs", "enable-log-requests", "enable-lora",
        "enable-lora-bias", "enable-mm-embeds", "enable-multimodal-encoder-data-parallel", "enable-prefix-caching", "enable-prompt-embeds", "enable-prompt-tokens-details", "enable-reasoning",
        "enable-request-id-headers", "enable-response-messages", "enable-server-load-tracking", "enable-sleep-mode", "enable-ssl-refresh", "enable-tokenizer-info-endpoint", "enforce-eager",
        "ec-transfer-config", "enable-log-error-stack", "eplb-config", "exclude-tools-when-tool-choice-none", "expert-placement-strategy", "fully-sharded-loras", "generation-config",
        "gpu-memory-utilization", "grpc", "guided-decoding-backend", "guided-decoding-disable-additional-properties", "guided-decoding-disable-fallback", "h11-max-header-count",
        "h11-max-incomplete-event-size", "headless", "hf-config-path", "hf-overrides", "hf-token", "host", "ignore-patterns", "interleave-mm-strings", "io-processor-plugin", "kv-cache-dtype",
        "kv-cache-memory-bytes", "kv-cache-metrics", "kv-events-config", "kv-offloading-backend", "kv-offloading-size", "kv-sharing-fast-prefill", "kv-transfer-config", "limit-mm-per-prompt",
        "load-format", "log-config-file", "log-error-stack", "logits-processor-pattern", "logits-processors", "logprobs-mode", "long-lora-scaling-factors", "long-prefill-token-threshold",
        "lora-dtype", "lora-extra-vocab-size", "lora-modules", "mamba-block-size", "mamba-cache-dtype", "mamba-ssm-cache-dtype", "master-addr", "master-port", "max-cpu-loras", "max-log-len",
        "max-logprobs", "max-long-partial-prefills", "max-lora-rank", "max-loras", "max-model-len", "max-num-batched-tokens", "max-num-partial-prefills", "max-num-seqs",
        "max-parallel-loading-workers", "max-seq-len-to-capture", "media-io-kwargs", "middleware", "mm-encoder-attn-backend", "mm-encoder-tp-mode", "mm-processor-cache-gb",
        "mm-processor-cache-type", "mm-processor-kwargs", "model", "model-impl", "model-loader-extra-config", "multi-step-stream-outputs", "nnodes", "node-rank", "num-gpu-blocks-override",
        "num-lookahead-slots", "num-redundant-experts", "num-scheduler-steps", "optimization-level", "otlp-traces-endpoint", "override-attention-dtype", "override-generation-config",
        "override-neuron-config", "override-pooler-config", "pipeline-parallel-size", "pooler-config", "port", "preemption-mode", "prefill-context-parallel-size", "prefix-caching-hash-algo",
        "profiler-config", "prompt-adapters", "pt-load-map-location", "qlora-adapter-name-or-path", "quantization", "ray-workers-use-nsight", "reasoning-parser", "reasoning-parser-plugin",
        "renderer-num-workers", "response-role", "return-tokens-as-token-ids", "revision", "root-path", "rope-scaling", "rope-theta", "runner", "safetensors-load-strategy", "scheduler-cls",
        "scheduler-delay-factor", "scheduler-reserve-full-isl", "scheduling-policy", "seed", "served-model-name", "show-hidden-metrics-for-version", "skip-mm-profiling", "skip-tokenizer-init",
        "speculative-config", "speculative-model", "ssl-ca-certs", "ssl-cert-reqs", "ssl-certfile", "ssl-ciphers", "ssl-keyfile", "stream-interval", "structured-outputs-config", "swap-space",
        "task", "tensor-parallel-size", "tokenizer", "tokenizer-mode", "tokenizer-pool-size", "tokenizer-revision", "tokens-only", "tool-call-parser", "tool-parser-plugin", "tool-server",
        "trust-remote-code", "trust-request-chat-template", "uds", "use-tqdm-on-load", "use-v2-block-manager", "uvicorn-log-level", "video-pruning-rate", "worker-cls", "worker-extension-cls",
    };

    /// <summary>Those that command lines mostly tell: what is near to one of them was meant for it. The split over chips has a rule of its own.</summary>
    public static IReadOnlyList<string> ServerMostly { get; } =
    [
        "model", "served-model-name", "max-model-len", "port", "host", "middleware", "gpu-memory-utilization", "max-num-seqs", "max-num-batched-tokens", "dtype", "quantization", "kv-cache-dtype",
        "tokenizer", "revision", "swap-space", "block-size", "load-format", "download-dir", "trust-remote-code", "enable-prefix-caching", "enable-chunked-prefill", "enforce-eager", "chat-template",
        "api-key", "root-path", "enable-log-requests", "disable-log-requests", "disable-log-stats", "limit-mm-per-prompt", "additional-config", "tensor-parallel-size",
    ];

    /// <summary>A flag that another rule judges.</summary>
    public const string Split = "tensor-parallel-size";

    /// <summary>All of the endpoint picker: kubernetes-sigs/gateway-api-inference-extension, pkg/epp/server/options.go, with those of zap.</summary>
    public static IReadOnlySet<string> Picker { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "grpc-port", "ha-enable-leader-election", "pool-group", "pool-namespace", "pool-name", "endpoint-selector", "endpoint-target-ports", "disable-endpoint-subset-filter",
        "model-server-metrics-scheme", "model-server-metrics-path", "model-server-metrics-port", "model-server-metrics-https-insecure-skip-verify", "refresh-metrics-interval",
        "refresh-prometheus-metrics-interval", "metrics-staleness-threshold", "total-queued-requests-metric", "total-running-requests-metric", "kv-cache-usage-percentage-metric",
        "lora-info-metric", "cache-info-metric", "v", "tracing", "health-checking", "metrics-port", "grpc-health-port", "enable-pprof", "cert-path", "enable-cert-reload",
        "secure-serving", "metrics-endpoint-auth", "config-file", "config-text", "enable-multi-engine", "engine-label-key", "zap-devel", "zap-encoder", "zap-log-level",
        "zap-stacktrace-level", "zap-time-encoding",
    };

    /// <summary>Those that tell a picker from every other program.</summary>
    public static IReadOnlyList<string> OfPickersAlone { get; } = ["pool-name", "pool-namespace", "pool-group", "grpc-health-port", "ha-enable-leader-election"];

    /// <summary>Those that may be given several times.</summary>
    public static IReadOnlyList<string> Repeated { get; } = ["middleware", "api-key", "v"];

    /// <summary>The one flag of the picker that shares a long word with a name which is none of them: what another program calls the same.</summary>
    public static string? Kin(string name) => name.Split('-').Where(word => word.Length > 5).ToList() is { Count: > 0 } words
        && Picker.Where(flag => flag.Split('-').Intersect(words, StringComparer.Ordinal).Any()).ToList() is [var only] ? only : null;
}
