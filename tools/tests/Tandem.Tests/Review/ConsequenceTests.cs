using System.Globalization;
using Shouldly;
using Tandem.Review;
using Tandem.Tests.Support;

namespace Tandem.Tests.Review;

/// <summary>What a changed field forces and what it acts on: one object for each row, all in one commit.</summary>
public sealed class ConsequenceTests
{
    private const string Pods = "template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c, image: i:1}]}}";

    private static readonly (string Kind, string Body, string From, string To, Consequence Consequence, Effect Effect)[] Rows =
    [
        ("apps/v1 Deployment", $"spec: {{selector: {{matchLabels: {{app: a}}}}, {Pods}}}", "matchLabels: {app: a}", "matchLabels: {app: b}", Consequence.Replace, Effect.Availability),
        ("apps/v1 Deployment", $"spec: {{replicas: 1, {Pods}}}", "replicas: 1", "replicas: 2", Consequence.None, Effect.Capacity),
        ("apps/v1 Deployment", $"spec: {{{Pods}}}", "i:1", "i:2", Consequence.Restart, Effect.Availability),
        ("apps/v1 Deployment", $"spec: {{{Pods}}}", "image: i:1", "image: i:1, securityContext: {runAsNonRoot: true}", Consequence.Restart, Effect.Identity),
        ("apps/v1 Deployment", $"spec: {{{Pods}}}", "image: i:1", "image: i:1, resources: {limits: {cpu: 1}}", Consequence.Restart, Effect.Capacity),
        ("apps/v1 DaemonSet", $"spec: {{selector: {{matchLabels: {{app: a}}}}, {Pods}}}", "matchLabels: {app: a}", "matchLabels: {app: b}", Consequence.Replace, Effect.Availability),
        ("apps/v1 StatefulSet", $"spec: {{serviceName: a, {Pods}}}", "serviceName: a", "serviceName: b", Consequence.Replace, Effect.Availability),
        ("apps/v1 StatefulSet", $"spec: {{replicas: 1, {Pods}}}", "replicas: 1", "replicas: 2", Consequence.None, Effect.Capacity),
        ("apps/v1 StatefulSet", $"spec: {{{Pods}}}", "i:1", "i:2", Consequence.Restart, Effect.Availability),
        ("batch/v1 Job", $"spec: {{{Pods}}}", "i:1", "i:2", Consequence.Replace, Effect.Availability),
        ("batch/v1 Job", $"spec: {{parallelism: 1, {Pods}}}", "parallelism: 1", "parallelism: 2", Consequence.None, Effect.Availability),
        ("batch/v1 Job", $"spec: {{completionMode: Indexed, {Pods}}}", "Indexed", "NonIndexed", Consequence.Replace, Effect.Availability),
        ("batch/v1 CronJob", $"spec: {{jobTemplate: {{spec: {{{Pods}}}}}}}", "i:1", "i:2", Consequence.None, Effect.Availability),
        ("rbac.authorization.k8s.io/v1 RoleBinding", "roleRef: {kind: Role, name: a}", "name: a", "name: b", Consequence.Replace, Effect.Identity),
        ("rbac.authorization.k8s.io/v1 ClusterRoleBinding", "roleRef: {kind: ClusterRole, name: a}", "name: a", "name: b", Consequence.Replace, Effect.Identity),
        ("rbac.authorization.k8s.io/v1 RoleBinding", "subjects: [{kind: User, name: a}]", "name: a", "name: b", Consequence.None, Effect.Identity),
        ("v1 Service", "spec: {clusterIP: None}", "clusterIP: None", "clusterIP: 10.0.0.1", Consequence.Replace, Effect.Traffic),
        ("v1 Service", "spec: {type: ClusterIP}", "type: ClusterIP", "type: ClusterIP, clusterIP: 10.0.0.1", Consequence.None, Effect.Traffic),
        ("v1 Service", "spec: {ports: [{name: http, port: 80}]}", "port: 80", "port: 81", Consequence.None, Effect.Traffic),
        ("v1 PersistentVolumeClaim", "spec: {storageClassName: a}", "storageClassName: a", "storageClassName: b", Consequence.Replace, Effect.Availability),
        ("v1 PersistentVolumeClaim", "spec: {resources: {requests: {storage: 1Gi}}}", "1Gi", "2Gi", Consequence.None, Effect.Availability),
        ("v1 Secret", "type: Opaque", "type: Opaque", "type: kubernetes.io/tls", Consequence.Replace, Effect.Identity),
        ("v1 ConfigMap", "immutable: true\ndata: {a: b}", "a: b", "a: c", Consequence.Replace, Effect.Availability),
        ("v1 ConfigMap", "data: {a: b}", "a: b", "a: c", Consequence.None, Effect.Availability),
        ("v1 ConfigMap", "data: {a: \"kind: EndpointPickerConfig # 1\"}", "# 1", "# 2", Consequence.None, Effect.Traffic),
        ("storage.k8s.io/v1 StorageClass", "provisioner: a", "provisioner: a", "provisioner: b", Consequence.Replace, Effect.Availability),
        ("storage.k8s.io/v1 StorageClass", "reclaimPolicy: Delete", "Delete", "Retain", Consequence.Replace, Effect.Availability),
        ("storage.k8s.io/v1 StorageClass", "allowVolumeExpansion: true", "true", "false", Consequence.None, Effect.Availability),
        ("scheduling.k8s.io/v1 PriorityClass", "value: 1", "value: 1", "value: 2", Consequence.Replace, Effect.Capacity),
        ("resource.k8s.io/v1 ResourceClaimTemplate", "spec: {spec: {devices: {requests: [{name: a}]}}}", "name: a", "name: b", Consequence.Replace, Effect.Capacity),
        ("networking.k8s.io/v1 IngressClass", "spec: {controller: a}", "controller: a", "controller: b", Consequence.Replace, Effect.Traffic),
        ("gateway.networking.k8s.io/v1 GatewayClass", "spec: {controllerName: a/b}", "a/b", "a/c", Consequence.Replace, Effect.Traffic),
        ("gateway.networking.k8s.io/v1 HTTPRoute", "spec: {hostnames: [a]}", "[a]", "[b]", Consequence.None, Effect.Traffic),
        ("networking.gke.io/v1 HealthCheckPolicy", "spec: {default: {timeoutSec: 1}}", "timeoutSec: 1", "timeoutSec: 2", Consequence.None, Effect.Traffic),
        ("inference.networking.k8s.io/v1 InferencePool", "spec: {targetPorts: [{number: 1}]}", "number: 1", "number: 2", Consequence.None, Effect.Traffic),
        ("monitoring.googleapis.com/v1 PodMonitoring", "spec: {endpoints: [{port: a}]}", "port: a", "port: b", Consequence.None, Effect.None),
        ("autoscaling/v2 HorizontalPodAutoscaler", "spec: {maxReplicas: 1}", "maxReplicas: 1", "maxReplicas: 2", Consequence.None, Effect.Capacity),
        ("policy/v1 PodDisruptionBudget", "spec: {maxUnavailable: 1}", "maxUnavailable: 1", "maxUnavailable: 2", Consequence.None, Effect.Availability),
        ("argoproj.io/v1alpha1 AppProject", "spec: {description: a}", "description: a", "description: b", Consequence.None, Effect.Identity),
        ("example.com/v1 Unheard", "spec: {a: 1}", "a: 1", "a: 2", Consequence.None, Effect.Availability),
        ("v1 ServiceAccount", "automountServiceAccountToken: true", "true", "false", Consequence.None, Effect.Identity),
    ];

    private static readonly Lazy<Task<ReviewResult>> Reviewed = new(ReviewAsync);

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Rows.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task AField_HasItsConsequenceAndEffect(int number)
    {
        var row = Rows[number];

        var change = (await Reviewed.Value).Objects.Where(candidate => candidate.Object.Name == Name(number)).ShouldHaveSingleItem($"{row.Kind}: {row.From}");

        (change.Consequence, change.Effect).ShouldBe((row.Consequence, row.Effect), $"{row.Kind}: {row.From} -> {row.To}");
        change.Fields.Any(field => field.Note is not null).ShouldBe(row.Consequence != Consequence.None);
    }

    [Theory]
    [InlineData("argocd.argoproj.io/hook: Sync", Consequence.Restart)]
    [InlineData("argocd.argoproj.io/hook: Sync, argocd.argoproj.io/hook-delete-policy: HookSucceeded", Consequence.Replace)]
    [InlineData("argocd.argoproj.io/sync-options: 'Replace=true,Force=true'", Consequence.Restart)]
    [InlineData("argocd.argoproj.io/sync-options: Replace=true", Consequence.Replace)]
    public async Task WhatArgoCdDeletesItself_IsNotStuck(string annotation, Consequence expected)
    {
        using var tree = TestTree.Minimal();
        var job = $"apiVersion: batch/v1\nkind: Job\nmetadata: {{name: load, annotations: {{{annotation}}}}}\nspec: {{{Pods}}}\n";
        tree.Write("clusters/region-a/configmap.yaml", job);
        await GitTree.CommitAllAsync(tree.Root);
        tree.Edit("clusters/region-a/configmap.yaml", "i:1", "i:2");

        var result = await Reviewer.RunAsync(new ReviewRequest(tree.Root, "HEAD"), TestContext.Current.CancellationToken);

        result.Objects.ShouldHaveSingleItem().Consequence.ShouldBe(expected);
    }

    private static async Task<ReviewResult> ReviewAsync()
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/kustomization.yaml", $"resources:\n{string.Concat(Rows.Select((_, i) => $"- {Name(i)}.yaml\n"))}");
        Write(tree, row => row.Body);
        await GitTree.CommitAllAsync(tree.Root);
        Write(tree, row => row.Body.Replace(row.From, row.To, StringComparison.Ordinal));
        return await Reviewer.RunAsync(new ReviewRequest(tree.Root, "HEAD"), TestContext.Current.CancellationToken);
    }

    private static void Write(TestTree tree, Func<(string Kind, string Body, string From, string To, Consequence Consequence, Effect Effect), string> body)
    {
        foreach (var (i, row) in Rows.Index())
        {
            var type = row.Kind.Split(' ');
            tree.Write($"clusters/region-a/{Name(i)}.yaml", $"apiVersion: {type[0]}\nkind: {type[1]}\nmetadata: {{name: {Name(i)}}}\n{body(row)}\n");
        }
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"row-{number}");
}
