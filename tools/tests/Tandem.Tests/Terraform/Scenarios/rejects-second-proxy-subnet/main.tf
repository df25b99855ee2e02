# run: plan
# Two active proxy-only subnets in one region, and one that is too small.
provider "google" {
  project = "demo-project"
}

resource "google_compute_network" "vpc" {
  name = "vpc"
}

resource "google_compute_subnetwork" "global" {
  name          = "global"
  region        = "us-east5"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.1.0.0/23"
  purpose       = "GLOBAL_MANAGED_PROXY"
  role          = "ACTIVE"
}

resource "google_compute_subnetwork" "regional" {
  name          = "regional"
  region        = "us-east5"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.2.0.0/23"
  purpose       = "REGIONAL_MANAGED_PROXY" # expect: already an active proxy-only subnetwork in region us-east5
  role          = "ACTIVE"
  depends_on    = [google_compute_subnetwork.global]
}

resource "google_compute_subnetwork" "backup" {
  name          = "backup"
  region        = "us-east5"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.3.0.0/23"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "BACKUP"
}

resource "google_compute_subnetwork" "small" {
  name          = "small"
  region        = "europe-west4"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.4.0.0/27" # expect: A proxy-only subnet is a /26 or larger
  purpose       = "GLOBAL_MANAGED_PROXY"
  role          = "ACTIVE"
}
