# run: validate
# What only google-beta has.
resource "google_project_service_identity" "ingress" { # expect: does not support resource type
  service = "multiclusteringress.googleapis.com"
}

resource "google_container_node_pool" "tpu" {
  cluster = "gke"

  network_config {
    accelerator_network_profile = "auto" # expect: An argument named "accelerator_network_profile" is not expected here
  }
}
