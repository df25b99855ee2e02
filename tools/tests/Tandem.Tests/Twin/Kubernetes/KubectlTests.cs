using System.Text.Json.Nodes;
using k8s;
using Shouldly;
using Tandem.Programs;
using Tandem.Tests.Support;
using Tandem.Tests.Twin.Kubernetes.Support;
using Tandem.Twin.Kubernetes;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Kubernetes;

/// <summary>What the API alone can answer to each kubectl on this machine, command by command.</summary>
public sealed class KubectlTests
{
    private const int FirstWithWebSockets = 30;

    // The exit code, the command, and what its output must hold.
    private static readonly (int Code, string Command, string Expected)[] Commands =
    [
        (0, "get --raw /healthz", "ok"),
        (0, "version", "Server Version"),
        (0, "api-resources", "gateways"),
        (0, "create namespace demo", "namespace/demo created"),
        (0, "delete secret hf-secret --ignore-not-found", ""),
        (0, "create secret generic hf-secret --from-literal=hf_token=x", "secret/hf-secret created"),
        (0, "get secret hf-secret -o jsonpath={.data.hf_token}", "eA=="),
        (0, "create configmap settings --from-literal=mode=fast", "configmap/settings created"),
        (0, "create serviceaccount gemma-ksa", "serviceaccount/gemma-ksa created"),
        (0, "apply -f deployment.yaml", "deployment.apps/web created"),
        (0, "apply -f deployment.yaml", "deployment.apps/web unchanged"),
        (0, "diff -f deployment.yaml", ""),
        (1, "diff -f deployment-2.yaml", "image:2"),
        (0, "apply -f deployment-2.yaml", "deployment.apps/web configured"),
        (0, "get deployment web -o jsonpath={.spec.template.spec.containers[0].image}", "image:2"),
        (0, "apply --server-side --force-conflicts -f deployment.yaml", "deployment.apps/web serverside-applied"),
        (0, "get deployments", "web    0/2     0            0"),
        (0, "scale deployment web --replicas=3", "deployment.apps/web scaled"),
        (1, "apply --server-side -f deployment.yaml --field-manager=other", "conflict with"),
        (0, "annotate deployment web networking.gke.io/export=True", "deployment.apps/web annotate"),
        (0, "label deployment web tier=front", "deployment.apps/web labeled"),
        (0, "set image deployment/web main=image:3", "deployment.apps/web image updated"),
        (0, """patch deployment web -p {"spec":{"template":{"spec":{"containers":[{"name":"main","workingDir":"/"}]}}}}""", "deployment.apps/web patched"),
        (0, """patch deployment web --type=json -p [{"op":"remove","path":"/metadata/labels/tier"}]""", "deployment.apps/web patched"),
        (0, """patch deployment web --type=merge -p {"spec":{"minReadySeconds":3}}""", "deployment.apps/web patched"),
        (0, "rollout restart deployment/web", "deployment.apps/web restarted"),
        (1, "apply -f mistyped.yaml", "unknown field \"spec.replicaz\""),
        (0, "apply -f definition.yaml", "customresourcedefinition.apiextensions.k8s.io/widgets.example.com created"),
        (0, "wait --for=condition=established crd/widgets.example.com --timeout=20s", "condition met"),
        (0, "apply -f widget.yaml", "widget.example.com/w created"),
        (0, "apply -f widget.yaml", "widget.example.com/w unchanged"),
        (0, "get wd", "w      2"),
        (0, "get inferencepools", "No resources found"),
        (0, "wait --for=condition=ready pod/web-1 --timeout=20s", "pod/web-1 condition met"),
        (0, "get pods -l app=web", "web-1   1/1     Running   0"),
        (0, "get pods -o wide", "node-1"),
        (0, "describe pod web-1", "Node:"),
        (0, "logs web-1", "a line"),
        (1, "explain deployment.spec.replicas", "not found in OpenAPI schema"),
        (0, "auth can-i get pods", "yes"),
        (0, "run curl-test --image=curlimages/curl --restart=Never -- sleep 3600", "pod/curl-test created"),
        (0, "delete pod curl-test", "pod \"curl-test\" deleted"),
        (0, "create -f generated.yaml", "configmap/made-"),
        (0, "replace -f widget.yaml", "widget.example.com/w replaced"),
        (0, "get events", "No resources found"),
        (0, "get nodes", "node-1   Ready"),
        (0, "cordon node-1", "node/node-1 cordoned"),
        (0, "drain node-1 --force --grace-period=0 --pod-selector=app=gone", "pod/gone evicted"),
        (0, "delete pod web-1 --grace-period=0 --force", "force deleted"),
        (0, "delete deployment web --cascade=background", "deployment.apps \"web\" deleted"),
        (0, "delete all -l app=web --ignore-not-found", "No resources found"),
        (0, "delete -f definition.yaml", "deleted"),
        (1, "get widgets", "the server could not find the requested resource"),
        (0, "delete gateways,httproutes --all --ignore-not-found", "No resources found"),
    ];

    public static TheoryData<string> Programs => [.. Kubectls.All()];

    // The twin is for kubectl 1.30 and later. What older ones can do with it is a soak's question.
    private static bool IsMeant(int minor) => Soak.IsOn || minor >= FirstWithWebSockets;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void AKubectl_IsThere() => Kubectls.All().ShouldNotBeEmpty("kubectl 1.27 or later must be on PATH, or named in TANDEM_TEST_KUBECTLS");

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task EachCommand_AnswersAsAClusterDoes(string kubectl)
    {
        await using var twin = await TwinFixture.StartAsync(new()
        {
            Exec = (request, _) => Task.FromResult(new ExecResult(0, "eth0\neth1\n", "")),
            Logs = (_, _) => new PodLog([new LogLine(TimeProvider.System.GetUtcNow(), "a line")]),
        });
        twin.RunningPod("web-1");
        twin.RunningPod("gone", """{"app":"gone"}""");
        twin.Store.Create(new ObjectKey("", "Node", "", "node-1"), (JsonObject)JsonNode.Parse("""{"apiVersion":"v1","kind":"Node","spec":{},"status":{"conditions":[{"type":"Ready","status":"True"}]}}""")!);
        var kubeconfig = twin.WriteKubeconfig();
        WriteFiles(Path.GetDirectoryName(kubeconfig)!);
        var failed = new List<string>();
        foreach (var (code, command, expected) in IsMeant(await MinorAsync(kubectl, kubeconfig)) ? Commands : [])
        {
            var result = await RunAsync(kubectl, kubeconfig, command);
            var said = result.Output + result.Error;
            if (result.ExitCode != code || !said.Contains(expected, StringComparison.Ordinal))
            {
                failed.Add($"{command}: exit {result.ExitCode}, {said.Trim()}");
            }
        }

        failed.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Exec_GivesWhatTheCommandWrites_From1_30(string kubectl)
    {
        await using var twin = await TwinFixture.StartAsync(new() { Exec = (request, _) => Task.FromResult(new ExecResult(request.Command[0] == "ls" ? 0 : 7, "eth0\n", "")) });
        twin.RunningPod("web-1");
        var kubeconfig = twin.WriteKubeconfig();
        var hasWebSockets = await MinorAsync(kubectl, kubeconfig) >= FirstWithWebSockets;

        var listed = await RunAsync(kubectl, kubeconfig, "exec web-1 -c main -- ls /sys/class/net");
        var failed = await RunAsync(kubectl, kubeconfig, "exec web-1 -- false");

        (listed.ExitCode, listed.Output, failed.ExitCode).ShouldBe(hasWebSockets ? (0, "eth0\n", 7) : (1, "", 1), listed.Error + failed.Error);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task RolloutStatus_FollowsTheStatus(string kubectl)
    {
        await using var twin = await TwinFixture.StartAsync();
        await twin.Client.AppsV1.CreateNamespacedDeploymentAsync(ObjectTests.Web(), "default", cancellationToken: Cancel);
        var kubeconfig = twin.WriteKubeconfig();
        var waiting = RunAsync(kubectl, kubeconfig, "rollout status deployment/web --timeout=60s");

        twin.Store.UpdateStatus(new ObjectKey("apps", "Deployment", "default", "web"), status => status.Add("observedGeneration", 1));
        twin.Store.UpdateStatus(new ObjectKey("apps", "Deployment", "default", "web"), status =>
        {
            foreach (var count in (string[])["replicas", "updatedReplicas", "readyReplicas", "availableReplicas"])
            {
                status[count] = 2;
            }
        });

        (await waiting).Output.ShouldContain("successfully rolled out");
    }

    private static async Task<int> MinorAsync(string kubectl, string kubeconfig) =>
        int.Parse($"{JsonNode.Parse((await RunAsync(kubectl, kubeconfig, "version --client -o json")).Output)!["clientVersion"]!["minor"]}".TrimEnd('+'));

    private static Task<ProgramResult> RunAsync(string kubectl, string kubeconfig, string command)
    {
        var folder = Path.GetDirectoryName(kubeconfig)!;
        var call = new ProgramCall(kubectl, command.Split(' '), folder, TimeSpan.FromMinutes(2))
        {
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["KUBECONFIG"] = kubeconfig, ["HOME"] = folder },
        };
        return ProgramRunner.RunAsync(call, Cancel);
    }

    private static void WriteFiles(string folder)
    {
        const string deployment = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers: [{name: main, image: "image:1", ports: [{containerPort: 80}]}]
            """;
        Write("deployment.yaml", deployment);
        Write("deployment-2.yaml", deployment.Replace("image:1", "image:2", StringComparison.Ordinal));
        Write("mistyped.yaml", deployment.Replace("replicas", "replicaz", StringComparison.Ordinal));
        Write("definition.yaml", """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {plural: widgets, kind: Widget, shortNames: [wd]}
              versions:
                - name: v1
                  served: true
                  storage: true
                  additionalPrinterColumns: [{name: Size, type: integer, jsonPath: .spec.size}]
                  schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}
            """);
        Write("generated.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata: {generateName: made-}
            """);
        Write("widget.yaml", """
            apiVersion: example.com/v1
            kind: Widget
            metadata: {name: w}
            spec: {size: 2}
            """);

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
    }
}
