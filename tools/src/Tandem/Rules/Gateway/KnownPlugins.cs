namespace Tandem.Rules.Gateway;

/// <summary>The plugins that the endpoint picker of the gateway-api-inference-extension project registers.</summary>
internal static class KnownPlugins
{
    /// <summary>
    /// The types of all its releases; v1.5.0 is the last that has the picker.
    /// Source: https://github.com/kubernetes-sigs/gateway-api-inference-extension/blob/v1.5.0/cmd/epp/runner/runner.go, registerInTreePlugins, and the same of v1.1.0 to v1.4.0.
    /// </summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "queue-scorer", "kv-cache-utilization-scorer", "prefix-cache-scorer", "lora-affinity-scorer", "running-requests-size-scorer", "token-load-scorer", "latency-scorer",
        "predicted-latency-scorer", "max-score-picker", "random-picker", "weighted-random-picker", "single-profile-handler", "slo-aware-profile-handler", "slo-aware-routing",
        "header-based-testing-filter", "prefix-cache-affinity-filter", "slo-headroom-tier-filter", "destination-endpoint-served-verifier", "global-strict-fairness-policy",
        "round-robin-fairness-policy", "fcfs-ordering-policy", "edf-ordering-policy", "slo-deadline-ordering-policy", "static-usage-limit-policy", "approx-prefix-cache-producer",
        "predicted-latency-producer", "inflight-load-producer", "latency-slo-admitter", "metrics-data-source", "core-metrics-extractor", "model-server-protocol-metrics",
        "k8s-notification-source", "endpoint-notification-source", "request-attribute-reporter", "openai-parser", "vllmgrpc-parser", "passthrough-parser", "concurrency-detector",
        "utilization-detector",
    ];

    /// <summary>
    /// Those that a picker adds by itself where its configuration has none of their sort.
    /// Source: pkg/epp/config/loader/defaults.go of the same release.
    /// </summary>
    public static IReadOnlyList<string> Added { get; } = ["max-score-picker", "single-profile-handler"];
}
