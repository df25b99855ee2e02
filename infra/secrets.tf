# The Hugging Face token's place and its one reader. Its value is never Terraform's: a version would stand in the state.
# `tandem secret set` adds it. Decision: docs/decisions/0014-token-by-csi.md
resource "google_secret_manager_secret" "hugging_face_token" {
  secret_id = local.fleet.hfSecret

  # Stored in several regions: the loss of one must not keep the other from loading.
  replication {
    auto {}
  }

  depends_on = [time_sleep.wait_for_apis]
}

resource "google_secret_manager_secret_iam_member" "loader_reads_token" {
  secret_id = google_secret_manager_secret.hugging_face_token.secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = "${local.identity_pool}/subject/ns/${local.fleet.namespace}/sa/${local.fleet.loaderAccount}"

  # The pool comes into being with the project's first cluster.
  depends_on = [google_container_cluster.clusters]
}
