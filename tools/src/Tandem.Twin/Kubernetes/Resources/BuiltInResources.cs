namespace Tandem.Twin.Kubernetes.Resources;

/// <summary>The resources of Kubernetes that the twin knows: what this repository deploys, and what kubectl and helm ask for.</summary>
internal static class BuiltInResources
{
    // apiVersion, plural, kind, short names, scope, marks (status, scale, all: the category of `kubectl get all`, review).
    private const string Table =
        """
        v1 configmaps ConfigMap cm namespaced -
        v1 endpoints Endpoints ep namespaced -
        v1 events Event ev namespaced -
        v1 limitranges LimitRange limits namespaced -
        v1 namespaces Namespace ns cluster status
        v1 nodes Node no cluster status
        v1 persistentvolumeclaims PersistentVolumeClaim pvc namespaced status
        v1 persistentvolumes PersistentVolume pv cluster status
        v1 pods Pod po namespaced status,all
        v1 podtemplates PodTemplate - namespaced -
        v1 replicationcontrollers ReplicationController rc namespaced status,scale,all
        v1 resourcequotas ResourceQuota quota namespaced status
        v1 secrets Secret - namespaced -
        v1 serviceaccounts ServiceAccount sa namespaced -
        v1 services Service svc namespaced status,all
        apps/v1 controllerrevisions ControllerRevision - namespaced -
        apps/v1 daemonsets DaemonSet ds namespaced status,all
        apps/v1 deployments Deployment deploy namespaced status,scale,all
        apps/v1 replicasets ReplicaSet rs namespaced status,scale,all
        apps/v1 statefulsets StatefulSet sts namespaced status,scale,all
        batch/v1 cronjobs CronJob cj namespaced status,all
        batch/v1 jobs Job - namespaced status,all
        autoscaling/v2 horizontalpodautoscalers HorizontalPodAutoscaler hpa namespaced status,all
        policy/v1 poddisruptionbudgets PodDisruptionBudget pdb namespaced status
        networking.k8s.io/v1 ingresses Ingress ing namespaced status
        networking.k8s.io/v1 ingressclasses IngressClass - cluster -
        networking.k8s.io/v1 networkpolicies NetworkPolicy netpol namespaced -
        discovery.k8s.io/v1 endpointslices EndpointSlice - namespaced -
        rbac.authorization.k8s.io/v1 clusterrolebindings ClusterRoleBinding - cluster -
        rbac.authorization.k8s.io/v1 clusterroles ClusterRole - cluster -
        rbac.authorization.k8s.io/v1 rolebindings RoleBinding - namespaced -
        rbac.authorization.k8s.io/v1 roles Role - namespaced -
        coordination.k8s.io/v1 leases Lease - namespaced -
        storage.k8s.io/v1 csidrivers CSIDriver - cluster -
        storage.k8s.io/v1 csinodes CSINode - cluster -
        storage.k8s.io/v1 storageclasses StorageClass sc cluster -
        storage.k8s.io/v1 volumeattachments VolumeAttachment - cluster status
        storage.k8s.io/v1 volumeattributesclasses VolumeAttributesClass vac cluster -
        scheduling.k8s.io/v1 priorityclasses PriorityClass pc cluster -
        node.k8s.io/v1 runtimeclasses RuntimeClass - cluster -
        resource.k8s.io/v1 deviceclasses DeviceClass - cluster -
        resource.k8s.io/v1 resourceclaims ResourceClaim - namespaced status
        resource.k8s.io/v1 resourceclaimtemplates ResourceClaimTemplate - namespaced -
        resource.k8s.io/v1 resourceslices ResourceSlice - cluster -
        apiextensions.k8s.io/v1 customresourcedefinitions CustomResourceDefinition crd,crds cluster status
        apiregistration.k8s.io/v1 apiservices APIService - cluster status
        admissionregistration.k8s.io/v1 mutatingadmissionpolicies MutatingAdmissionPolicy - cluster -
        admissionregistration.k8s.io/v1 mutatingadmissionpolicybindings MutatingAdmissionPolicyBinding - cluster -
        admissionregistration.k8s.io/v1 mutatingwebhookconfigurations MutatingWebhookConfiguration - cluster -
        admissionregistration.k8s.io/v1 validatingadmissionpolicies ValidatingAdmissionPolicy - cluster status
        admissionregistration.k8s.io/v1 validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding - cluster -
        admissionregistration.k8s.io/v1 validatingwebhookconfigurations ValidatingWebhookConfiguration - cluster -
        certificates.k8s.io/v1 certificatesigningrequests CertificateSigningRequest csr cluster status
        flowcontrol.apiserver.k8s.io/v1 flowschemas FlowSchema - cluster status
        flowcontrol.apiserver.k8s.io/v1 prioritylevelconfigurations PriorityLevelConfiguration - cluster status
        authorization.k8s.io/v1 selfsubjectaccessreviews SelfSubjectAccessReview - cluster review
        authentication.k8s.io/v1 selfsubjectreviews SelfSubjectReview - cluster review
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ResourceInfo> All { get; } = [.. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    private static ResourceInfo Read(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (group, version) = words[0].Split('/') is [var named, var of] ? (named, of) : ("", words[0]);
        var marks = words[5].Split(',');
        return new ResourceInfo(group, version, words[2], words[1], words[4] == "namespaced")
        {
            ShortNames = words[3] == "-" ? [] : words[3].Split(','),
            Categories = marks.Contains("all") ? ["all"] : [],
            HasStatus = marks.Contains("status"),
            Scale = marks.Contains("scale") ? ScalePaths.Default : null,
            IsReview = marks.Contains("review"),
        };
    }
}
