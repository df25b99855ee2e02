using System.Text;

namespace Tandem.Bench;

/// <summary>Generated Deployments, Services and HTTPRoutes, no two alike, ten to a file.</summary>
internal static class Corpus
{
    public const int Documents = 2000;

    public const int Errors = 20;

    private const int InAFile = 10;

    public static string Write(string folder)
    {
        Directory.CreateDirectory(folder);
        for (var file = 0; file < Documents / InAFile; file++)
        {
            var text = new StringBuilder();
            for (var i = file * InAFile; i < (file + 1) * InAFile; i++)
            {
                text.Append("---\n").Append(Document(i));
            }

            File.WriteAllText(Path.Combine(folder, $"{file:000}.yaml"), text.ToString());
        }

        return folder;
    }

    // Every hundredth document has one error that a schema alone can see.
    private static string Document(int i)
    {
        var wrong = i % (Documents / Errors) == 0;
        return (i % 3) switch { 0 => Deployment(i, wrong), 1 => Service(i, wrong), _ => Route(i, wrong) };
    }

    private static string Deployment(int i, bool wrong) => $"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: app-{i}
          labels: {Braces($"app: app-{i}, tier: t{i % 7}")}
        spec:
          replicas: {(wrong ? "\"three\"" : $"{1 + (i % 9)}")}
          selector:
            matchLabels:
              app: app-{i}
          template:
            metadata:
              labels:
                app: app-{i}
            spec:
              serviceAccountName: sa-{i % 11}
              containers:
              - name: main
                image: registry.example/app-{i}:1.{i % 20}.0
                args: ["--shard={i}", --verbose]
                ports:
                - name: http
                  containerPort: {8000 + (i % 100)}
                env:
                - name: SHARD
                  value: "{i}"
                - name: NODE
                  valueFrom:
                    fieldRef:
                      fieldPath: spec.nodeName
                resources:
                  requests: {Braces($"cpu: {100 + (i % 900)}m, memory: {128 + (i % 512)}Mi")}
                  limits:
                    memory: {256 + (i % 512)}Mi
                readinessProbe:
                  httpGet:
                    path: /ready/{i}
                    port: http
                  periodSeconds: {1 + (i % 30)}
                volumeMounts:
                - name: data
                  mountPath: /data/{i}
              volumes:
              - name: data
                emptyDir:
                  sizeLimit: {1 + (i % 20)}Gi

        """;

    private static string Service(int i, bool wrong) => $"""
        apiVersion: v1
        kind: Service
        metadata:
          name: svc-{i}
          annotations:
            note: "document {i}"
        spec:
          type: {(wrong ? "ClusterIp" : "ClusterIP")}
          selector:
            app: app-{i}
          ports:
          - name: http
            protocol: TCP
            port: {1000 + i}
            targetPort: http

        """;

    private static string Route(int i, bool wrong) => $"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata:
          name: route-{i}
        spec:
          parentRefs:
          - name: gateway-{i % 5}
            kind: Gateway
          hostnames: [host-{i}.example.org]
          rules:
          - matches:
            - path:
                type: PathPrefix
                value: /v{i}
            {(wrong ? "backendReferences" : "backendRefs")}:
            - name: svc-{i}
              port: {1000 + i}
              weight: {i % 100}

        """;

    private static string Braces(string text) => "{" + text + "}";
}
