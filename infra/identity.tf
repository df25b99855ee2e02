# Who may do what. Roles are added member by member: an authoritative binding would remove everybody else from the role.
# Decisions: docs/decisions/0011-identities.md, docs/decisions/0023-apis-and-agents.md

data "google_project" "project" {
  # Without depends_on: a pending change there would hide the number until apply, and replace every member below.
  project_id = local.fleet.projectId
}

locals {
  # All clusters of a project share one pool of identities: a namespace and an account are the same principal in every region.
  identity_pool = "principal://iam.googleapis.com/projects/${data.google_project.project.number}/locations/global/workloadIdentityPools/${local.fleet.projectId}.svc.id.goog"
}

# The nodes' own account, instead of the default one, which often can edit the whole project. The firewall targets it.
resource "google_service_account" "nodes" {
  account_id   = "tandem-nodes"
  display_name = "Nodes of the Tandem clusters"

  depends_on = [time_sleep.wait_for_apis]
}

resource "google_project_iam_member" "nodes" {
  for_each = toset([
    # Logs, metrics and what else a node must be able to do.
    "roles/container.defaultNodeServiceAccount",
    # The AutoscalingMetric's values, without which the load balancer cannot weigh the regions.
    "roles/autoscaling.metricsWriter",
  ])

  project = local.fleet.projectId
  role    = each.value
  member  = "serviceAccount:${google_service_account.nodes.email}"
}

# The model server mounts its bucket read-only.
resource "google_storage_bucket_iam_member" "server_reads_weights" {
  for_each = local.regions

  bucket = google_storage_bucket.model_buckets[each.key].name
  role   = "roles/storage.objectViewer"
  member = "${local.identity_pool}/subject/ns/${local.fleet.namespace}/sa/${local.fleet.serverAccount}"

  # The pool comes into being with the project's first cluster.
  depends_on = [google_container_cluster.clusters]
}

# The loader reads what is there, writes what is missing and replaces what is broken.
resource "google_storage_bucket_iam_member" "loader_writes_weights" {
  for_each = local.regions

  bucket = google_storage_bucket.model_buckets[each.key].name
  role   = "roles/storage.objectUser"
  member = "${local.identity_pool}/subject/ns/${local.fleet.namespace}/sa/${local.fleet.loaderAccount}"

  depends_on = [google_container_cluster.clusters]
}
