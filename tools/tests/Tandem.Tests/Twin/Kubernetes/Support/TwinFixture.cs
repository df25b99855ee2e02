using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using k8s;
using Tandem.Tests.Support;
using Tandem.Twin.Kubernetes;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Kubernetes.Support;

/// <summary>A region's API on loopback, with clients of it. Gone when disposed.</summary>
internal sealed class TwinFixture : IAsyncDisposable
{
    private readonly TwinApiServer server;
    private readonly HttpClient http = new();

    private TwinFixture(TwinApiServer server, ObjectStore store)
    {
        (this.server, Store) = (server, store);
        Client = new k8s.Kubernetes(new KubernetesClientConfiguration { Host = Address.ToString() });
    }

    public ObjectStore Store { get; }

    public Uri Address => server.Addresses["us"];

    public k8s.Kubernetes Client { get; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TwinFixture> StartAsync(TwinApiOptions? options = null, ObjectStore? store = null)
    {
        store ??= new ObjectStore(TimeProvider.System);
        var regions = new Dictionary<string, (ObjectStore, TwinApiOptions)>(StringComparer.Ordinal) { ["us"] = (store, options ?? new TwinApiOptions()) };
        return new TwinFixture(await TwinApiServer.StartAsync(regions, ports: null, Cancel), store);
    }

    /// <summary>Writes a kubeconfig with the context <c>us</c>.</summary>
    public string WriteKubeconfig()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(TestEnvironment.Scratch, Guid.NewGuid().ToString("N"))).FullName, "kubeconfig");
        File.WriteAllText(file, $$$"""
            apiVersion: v1
            kind: Config
            current-context: us
            clusters: [{name: us, cluster: {server: "{{{Address}}}"}}]
            users: [{name: us, user: {}}]
            contexts: [{name: us, context: {cluster: us, user: us, namespace: default}}]
            """);
        return file;
    }

    /// <summary>Sends a request as it is.</summary>
    public async Task<(int Code, JsonNode? Body, HttpResponseHeaders Headers)> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json", string? accept = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var answer = await http.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return ((int)answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : text.Length == 0 ? null : (JsonNode)text, answer.Headers);
    }

    /// <summary>A Pod with one container that runs on a node.</summary>
    public StoredObject RunningPod(string name, string labels = """{"app":"web"}""") => Store.Create(new ObjectKey("", "Pod", "default", name), (JsonObject)JsonNode.Parse($$$"""
        {
          "apiVersion": "v1", "kind": "Pod", "metadata": {"labels": {{{labels}}} },
          "spec": {"nodeName": "node-1", "terminationGracePeriodSeconds": 5, "containers": [{"name": "main", "image": "image:1"}]},
          "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}], "containerStatuses": [{"name": "main", "ready": true, "restartCount": 0, "state": {"running": {} } }]}
        }
        """)!);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        http.Dispose();
        await server.DisposeAsync();
    }
}
