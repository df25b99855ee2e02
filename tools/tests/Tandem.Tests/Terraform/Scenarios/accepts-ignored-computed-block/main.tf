# run: apply unchanged destroy
# Where changes are ignored, terraform plans with what the state says, computed values included.
provider "google" {
  project = "demo-project"
}

resource "google_project_service" "container" {
  service = "container.googleapis.com"
}

resource "google_container_cluster" "gke" {
  name                = "gke"
  location            = "us-east5"
  initial_node_count  = 1
  deletion_protection = false
  depends_on          = [google_project_service.container]

  node_config {
    spot = true
  }

  lifecycle {
    ignore_changes = [node_config]
  }
}
