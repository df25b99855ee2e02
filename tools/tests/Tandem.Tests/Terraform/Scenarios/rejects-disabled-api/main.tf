# run: apply
# APIs that nothing enables before.
provider "google" {
  project = "demo-project"
}

resource "google_project_service" "compute" {
  service = "compute.googleapis.com"
}

resource "google_compute_network" "vpc" {
  name       = "vpc"
  depends_on = [google_project_service.compute]
}

resource "google_container_cluster" "gke" { # expect: container.googleapis.com has not been used in project demo-project
  name       = "gke"
  location   = "us-east5"
  network    = google_compute_network.vpc.id
}

resource "google_service_account" "nodes" { # expect: iam.googleapis.com has not been used
  account_id = "gke-nodes"
}
