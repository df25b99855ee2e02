# run: plan
# A subnet, and a zone, of the other region.
provider "google" {
  project = "demo-project"
}

resource "google_compute_subnetwork" "nodes" {
  name          = "nodes"
  region        = "us-east5"
  network       = "vpc"
  ip_cidr_range = "10.0.0.0/24"
}

resource "google_container_cluster" "gke" {
  name       = "gke"
  location   = "europe-west4-a"
  network    = "vpc"
  subnetwork = google_compute_subnetwork.nodes.id # expect: it is in region us-east5, the cluster in europe-west4
}

resource "google_compute_address" "gateway" {
  name         = "gateway"
  region       = "europe-west4"
  address_type = "INTERNAL"
  subnetwork   = google_compute_subnetwork.nodes.self_link # expect: it is in region us-east5, the address in europe-west4
}

resource "google_container_node_pool" "tpu" {
  cluster        = "gke"
  location       = "us-east5"
  node_locations = ["us-east5-b", "europe-west4-a"] # expect: Zone europe-west4-a is not in region us-east5
}
