namespace Tandem.Tests.Twin.Hosting;

/// <summary>The objects that the codelab applies by hand, in the namespace that it uses.</summary>
internal static class CodelabManifests
{
    public const string Account = """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: gemma-ksa
          namespace: default
          annotations:
            iam.gke.io/gcp-service-account: gcs-fuse-sa@p.iam.gserviceaccount.com
        """;

    public const string Loader = """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: model-downloader
          namespace: default
        spec:
          backoffLimit: 1
          template:
            metadata:
              annotations:
                gke-gcsfuse/volumes: "true"
            spec:
              serviceAccountName: gemma-ksa
              restartPolicy: Never
              containers:
              - name: downloader
                image: python:3.11-slim
                env:
                - name: HF_TOKEN
                  valueFrom:
                    secretKeyRef: {name: hf-secret, key: hf_token}
                command: [bash, -c, "pip install -U huggingface_hub && python3 download.py"]
                volumeMounts:
                - {name: gcs-fuse-volume, mountPath: /data/gemma-weights}
              volumes:
              - name: gcs-fuse-volume
                csi:
                  driver: gcsfuse.csi.storage.gke.io
                  volumeAttributes: {bucketName: p-gemma-weights}
        """;

    public const string Workload = """
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaimTemplate
        metadata: {name: all-netdev, namespace: default}
        spec:
          spec:
            devices:
              requests:
              - name: req-netdev
                exactly: {deviceClassName: netdev.google.com, allocationMode: All}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: vllm-gemma, namespace: default}
        spec:
          replicas: 1
          selector: {matchLabels: {app: gemma-server}}
          template:
            metadata:
              labels: {app: gemma-server}
              annotations: {gke-gcsfuse/volumes: "true"}
            spec:
              serviceAccountName: gemma-ksa
              nodeSelector:
                cloud.google.com/gke-tpu-accelerator: tpu-v6e-slice
                cloud.google.com/gke-tpu-topology: 2x2
              resourceClaims:
              - {name: netdev, resourceClaimTemplateName: all-netdev}
              containers:
              - name: vllm-tpu
                image: vllm/vllm-tpu:latest
                command:
                - bash
                - -c
                - |
                  export PYTHONUNBUFFERED=1
                  python3 -m vllm.entrypoints.openai.api_server \
                    --model /data/gemma-weights \
                    --tensor-parallel-size 4 \
                    --port 8000
                ports: [{containerPort: 8000}]
                resources:
                  requests: {google.com/tpu: 4}
                  limits: {google.com/tpu: 4}
                  claims: [{name: netdev}]
                volumeMounts:
                - {name: dshm, mountPath: /dev/shm}
                - {name: gcs-fuse-volume, mountPath: /data/gemma-weights, readOnly: true}
              volumes:
              - {name: dshm, emptyDir: {medium: Memory}}
              - name: gcs-fuse-volume
                csi:
                  driver: gcsfuse.csi.storage.gke.io
                  readOnly: true
                  volumeAttributes: {bucketName: p-gemma-weights, mountOptions: implicit-dirs}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: vllm-gemma-service, namespace: default}
        spec:
          selector: {app: gemma-server}
          ports: [{protocol: TCP, port: 8000, targetPort: 8000}]
          type: ClusterIP
        ---
        apiVersion: monitoring.googleapis.com/v1
        kind: PodMonitoring
        metadata: {name: vllm-gemma-monitoring, namespace: default}
        spec:
          selector: {matchLabels: {app: gemma-server}}
          endpoints: [{port: 8000, interval: 15s, path: /metrics}]
        """;

    // What the codelab's chart renders of the pool and its picker, without which a pool of that chart's version answers nothing.
    public const string Pool = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: gemma-pool-epp, namespace: default}
        spec:
          replicas: 1
          strategy: {type: Recreate}
          selector: {matchLabels: {inferencepool: gemma-pool-epp}}
          template:
            metadata: {labels: {inferencepool: gemma-pool-epp}}
            spec:
              containers:
              - {name: epp, image: "registry.k8s.io/gateway-api-inference-extension/epp:v1.1.0"}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: gemma-pool-epp, namespace: default}
        spec:
          selector: {inferencepool: gemma-pool-epp}
          ports: [{name: grpc-ext-proc, port: 9002}]
        ---
        apiVersion: inference.networking.k8s.io/v1
        kind: InferencePool
        metadata: {name: gemma-pool, namespace: default}
        spec:
          selector: {matchLabels: {app: gemma-server}}
          targetPorts: [{number: 8000}]
          endpointPickerRef: {name: gemma-pool-epp, port: {number: 9002}}
        """;

    public const string Inference = """
        apiVersion: inference.networking.x-k8s.io/v1alpha2
        kind: InferenceObjective
        metadata: {name: gemma-objective, namespace: default}
        spec:
          priority: 10
          poolRef: {name: gemma-pool, group: inference.networking.k8s.io}
        ---
        apiVersion: autoscaling.gke.io/v1beta1
        kind: AutoscalingMetric
        metadata: {name: tpu-cache, namespace: default}
        spec:
          selector: {matchLabels: {app: gemma-server}}
          endpoints:
          - port: 8000
            path: /metrics
            metrics: [{name: "vllm:kv_cache_usage_perc", exportName: tpu-cache}]
        """;

    public const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: inferenceobjectives.inference.networking.x-k8s.io}
        spec:
          group: inference.networking.x-k8s.io
          scope: Namespaced
          names: {kind: InferenceObjective, listKind: InferenceObjectiveList, plural: inferenceobjectives, singular: inferenceobjective}
          versions:
          - name: v1alpha2
            served: true
            storage: true
            subresources: {status: {}}
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """;

    public const string Gateway = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: cross-region-gateway, namespace: default}
        spec:
          gatewayClassName: gke-l7-cross-regional-internal-managed-mc
          addresses:
          - {type: networking.gke.io/named-address-with-region, value: regions/europe-west4/addresses/gemma-gateway-ip-europe-west4}
          - {type: networking.gke.io/named-address-with-region, value: regions/us-east5/addresses/gemma-gateway-ip-us-east5}
          listeners: [{name: http, protocol: HTTP, port: 80}]
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: gemma-route, namespace: default}
        spec:
          parentRefs: [{name: cross-region-gateway, kind: Gateway}]
          rules:
          - backendRefs: [{group: networking.gke.io, kind: GCPInferencePoolImport, name: gemma-pool, port: 8000}]
        ---
        apiVersion: networking.gke.io/v1
        kind: HealthCheckPolicy
        metadata: {name: gemma-health-check, namespace: default}
        spec:
          targetRef: {group: networking.gke.io, kind: GCPInferencePoolImport, name: gemma-pool}
          default: {config: {type: HTTP, httpHealthCheck: {requestPath: /health, port: 8000}}}
        ---
        apiVersion: networking.gke.io/v1
        kind: GCPBackendPolicy
        metadata: {name: gemma-backend-policy, namespace: default}
        spec:
          targetRef: {group: networking.gke.io, kind: GCPInferencePoolImport, name: gemma-pool}
          default:
            timeoutSec: 100
            balancingMode: CUSTOM_METRICS
            trafficDuration: LONG
            customMetrics: [{name: gke.named_metrics.tpu-cache, dryRun: false, maxUtilizationPercent: 60}]
        """;
}
