# The clusters as one fleet, and the two features that make a multi-cluster Gateway of them.
# Decision: docs/decisions/0023-apis-and-agents.md

resource "google_gke_hub_membership" "memberships" {
  provider = google-beta
  for_each = local.regions

  membership_id = "gke-${each.key}"
  location      = "global"

  endpoint {
    gke_cluster {
      resource_link = "//container.googleapis.com/${google_container_cluster.clusters[each.key].id}"
    }
  }

  # The fleet accepts tokens of this cluster's accounts; the importer below holds one.
  authority {
    issuer = "https://container.googleapis.com/v1/${google_container_cluster.clusters[each.key].id}"
  }

  depends_on = [time_sleep.wait_for_apis]
}

# Finds the exported pools of all members. It runs in the clusters as gke-mcs-importer, which must see the network.
resource "google_gke_hub_feature" "mcs" {
  provider = google-beta

  name     = "multiclusterservicediscovery"
  location = "global"

  # Also the order of destroying: features first, or their controllers put back the firewall rules that are removed.
  depends_on = [google_gke_hub_membership.memberships, google_project_iam_member.mcs_importer]
}

resource "google_project_iam_member" "mcs_importer" {
  project = local.fleet.projectId
  role    = "roles/compute.networkViewer"
  # The namespace and the account are GKE's.
  member = "${local.identity_pool}/subject/ns/gke-mcs/sa/gke-mcs-importer"

  # The pool comes into being with the project's first cluster.
  depends_on = [google_container_cluster.clusters]
}

# The agent behind the multi-cluster Gateway: it reads the Gateway in the config cluster and the pools in all.
resource "google_project_service_identity" "mci_sa" {
  provider = google-beta

  service = "multiclusteringress.googleapis.com"

  depends_on = [time_sleep.wait_for_apis]
}

resource "google_project_iam_member" "mci_sa_admin" {
  project = local.fleet.projectId
  role    = "roles/container.admin"
  member  = "serviceAccount:${google_project_service_identity.mci_sa.email}"
}

resource "google_gke_hub_feature" "ingress" {
  provider = google-beta

  name     = "multiclusteringress"
  location = "global"

  spec {
    multiclusteringress {
      # The location in it is that of the membership: global.
      config_membership = google_gke_hub_membership.memberships[local.fleet.configCluster].id
    }
  }

  lifecycle {
    precondition {
      condition     = contains(keys(local.regions), local.fleet.configCluster)
      error_message = "configCluster is ${local.fleet.configCluster}, which is no folder of clusters/: ${join(", ", keys(local.regions))}."
    }
    precondition {
      condition     = local.fleet.moveConfigTo == "" || contains(keys(local.regions), local.fleet.moveConfigTo)
      error_message = "moveConfigTo is ${local.fleet.moveConfigTo}, which is no folder of clusters/: ${join(", ", keys(local.regions))}."
    }
  }

  # The membership above orders this after one cluster; the Gateway needs all of them.
  depends_on = [google_gke_hub_membership.memberships, google_project_iam_member.mci_sa_admin]
}
