# run: plan
# A cluster names a secondary range that its subnet does not have.
provider "google" {
  project = "demo-project"
}

resource "google_compute_subnetwork" "nodes" {
  name          = "nodes"
  region        = "us-east5"
  network       = "vpc"
  ip_cidr_range = "10.0.0.0/24"

  secondary_ip_range {
    range_name    = "pods"
    ip_cidr_range = "10.64.0.0/16"
  }
}

resource "google_container_cluster" "gke" {
  name       = "gke"
  location   = "us-east5"
  network    = "vpc"
  subnetwork = google_compute_subnetwork.nodes.id

  ip_allocation_policy {
    cluster_secondary_range_name  = "pods"
    services_secondary_range_name = "service" # expect: secondary range "service" not found in subnetwork
  }
}
