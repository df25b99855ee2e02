using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes;

/// <summary>What stands behind the API: containers, admission, faults. Every member may be left out.</summary>
public sealed record TwinApiOptions
{
    /// <summary>The version of Kubernetes that it says it is.</summary>
    public string KubernetesVersion { get; init; } = "1.33.5";

    /// <summary>Kinds of the tool's own schemas whose definition is not there from the start; by default the one that Argo CD delivers.</summary>
    public IReadOnlySet<string> AbsentKinds { get; init; } = new HashSet<string>(StringComparer.Ordinal) { "InferenceObjective" };

    /// <summary>Completes an object before it is written, and may refuse it by an <see cref="ApiException"/>; called while nobody else can write.</summary>
    public Action<ObjectKey, JsonObject>? Admit { get; init; }

    /// <summary>Runs a command in a container.</summary>
    public Func<ExecRequest, CancellationToken, Task<ExecResult>>? Exec { get; init; }

    /// <summary>Gives a container's log; null where it has none.</summary>
    public Func<LogRequest, CancellationToken, PodLog?>? Logs { get; init; }

    /// <summary>Says with what a request fails; null for nothing. A 429 or 503 whose details hold retryAfterSeconds sends that header too.</summary>
    public Func<ApiRequest, ApiException?>? Fault { get; init; }

    /// <summary>Says why the user may not do something; null for may. It answers reviews of access, and refuses nothing.</summary>
    public Func<ApiRequest, string?>? Denied { get; init; }

    /// <summary>How often a watch that asked for it is told how far it has come.</summary>
    public TimeSpan BookmarkInterval { get; init; } = TimeSpan.FromSeconds(10);
}
