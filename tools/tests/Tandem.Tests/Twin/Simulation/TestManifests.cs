namespace Tandem.Tests.Twin.Simulation;

/// <summary>Small manifests in the shape of the fleet's.</summary>
internal static class TestManifests
{
    /// <summary>The model server with its account, claim and budget.</summary>
    public static string Server(int replicas = 1, string image = "vllm/vllm-tpu:v1", string strategy = "{type: RollingUpdate, rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}") => """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: gemma-ksa, namespace: gemma}
        ---
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaimTemplate
        metadata: {name: all-netdev, namespace: gemma}
        spec: {spec: {devices: {requests: [{name: req, exactly: {deviceClassName: netdev.google.com, allocationMode: All}}]}}}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: vllm-gemma, namespace: gemma}
        spec: {maxUnavailable: 1, selector: {matchLabels: {app: gemma-server}}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: vllm-gemma, namespace: gemma}
        spec:
          replicas: REPLICAS
          strategy: STRATEGY
          selector: {matchLabels: {app: gemma-server}}
          template:
            metadata:
              labels: {app: gemma-server}
              annotations: {gke-gcsfuse/volumes: "true"}
            spec:
              serviceAccountName: gemma-ksa
              terminationGracePeriodSeconds: 660
              nodeSelector: {cloud.google.com/gke-tpu-accelerator: tpu-v6e-slice, cloud.google.com/gke-tpu-topology: 2x2}
              resourceClaims: [{name: netdev, resourceClaimTemplateName: all-netdev}]
              initContainers:
              - name: wait-for-weights
                image: IMAGE
                env: [{name: WEIGHTS_PATH, value: /data/w}, {name: WEIGHTS_MARKER, value: done.json}, {name: DEADLINE_SECONDS, value: "4200"}]
                volumeMounts: [{name: weights, mountPath: /data/w}]
              containers:
              - name: vllm-tpu
                image: IMAGE
                command: [python3, -m, vllm.entrypoints.openai.api_server]
                args: [--served-model-name, gemma, /data/w]
                readinessProbe: {httpGet: {path: /health, port: 8000}, periodSeconds: 5, failureThreshold: 2}
                livenessProbe: {httpGet: {path: /health, port: 8000}, periodSeconds: 10, failureThreshold: 6}
                lifecycle: {preStop: {exec: {command: [python3, drain.py, --settle=30, --deadline=630]}}}
                resources: {limits: {google.com/tpu: 4}, claims: [{name: netdev}]}
                volumeMounts: [{name: weights, mountPath: /data/w}]
              volumes:
              - name: weights
                csi: {driver: gcsfuse.csi.storage.gke.io, readOnly: true, volumeAttributes: {bucketName: weights-us-east5, mountOptions: "implicit-dirs,only-dir:m/r"}}
        """.Replace("REPLICAS", $"{replicas}", StringComparison.Ordinal).Replace("IMAGE", image, StringComparison.Ordinal).Replace("STRATEGY", strategy, StringComparison.Ordinal);

    /// <summary>The loader Job with its account and settings.</summary>
    public const string Loader = """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: gemma-loader-ksa, namespace: gemma}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: model-downloader, namespace: gemma}
        data: {MODEL: m, MODEL_REVISION: r, WEIGHTS_MARKER: done.json}
        ---
        apiVersion: secrets-store.csi.x-k8s.io/v1
        kind: SecretProviderClass
        metadata: {name: token, namespace: gemma}
        spec: {provider: gke, parameters: {secrets: "- resourceName: projects/p/secrets/hf-secret/versions/latest\n  path: token\n"}}
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {name: model-downloader, namespace: gemma}
        spec:
          backoffLimit: 3
          activeDeadlineSeconds: 3600
          podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {containerName: downloader, operator: In, values: [2]}}]}
          template:
            metadata: {annotations: {gke-gcsfuse/volumes: "true"}}
            spec:
              serviceAccountName: gemma-loader-ksa
              restartPolicy: Never
              containers:
              - name: downloader
                image: loader:v1
                command: [python3, load_model.py]
                envFrom: [{configMapRef: {name: model-downloader}}]
                volumeMounts: [{name: bucket, mountPath: /bucket}]
              volumes:
              - {name: token, csi: {driver: secrets-store-gke.csi.k8s.io, readOnly: true, volumeAttributes: {secretProviderClass: token}}}
              - {name: bucket, csi: {driver: gcsfuse.csi.storage.gke.io, volumeAttributes: {bucketName: weights-us-east5}}}
        """;

    /// <summary>The pool of a region, exported.</summary>
    public const string Pool = """
        apiVersion: inference.networking.k8s.io/v1
        kind: InferencePool
        metadata: {name: gemma-pool, namespace: gemma, annotations: {networking.gke.io/export: "True"}}
        spec: {selector: {matchLabels: {app: gemma-server}}, targetPorts: [{number: 8000}], endpointPickerRef: {name: gemma-pool-epp, port: {number: 9002}}}
        """;

    /// <summary>The load balancer.</summary>
    public const string Gateway = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: cross-region-gateway, namespace: gemma}
        spec:
          gatewayClassName: gke-l7-cross-regional-internal-managed-mc
          addresses:
          - {type: networking.gke.io/named-address-with-region, value: regions/europe-west4/addresses/gemma-gateway-ip-europe-west4}
          - {type: networking.gke.io/named-address-with-region, value: regions/us-east5/addresses/gemma-gateway-ip-us-east5}
          listeners: [{name: http, protocol: HTTP, port: 80}]
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: gemma-route, namespace: gemma}
        spec:
          parentRefs: [{kind: Gateway, name: cross-region-gateway}]
          rules: [{backendRefs: [{group: networking.gke.io, kind: GCPInferencePoolImport, name: gemma-pool, port: 8000}]}]
        """;
}
