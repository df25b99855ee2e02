# run: plan
# Ranges of one network that share addresses: across regions, of a secondary range, and inside one subnet.
provider "google" {
  project = "demo-project"
}

resource "google_compute_network" "vpc" {
  name                    = "vpc"
  auto_create_subnetworks = false
}

resource "google_compute_network" "other" {
  name                    = "other"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "first" {
  name          = "first"
  region        = "us-east5"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.0.0.0/16"

  secondary_ip_range {
    range_name    = "pods"
    ip_cidr_range = "10.64.0.0/14"
  }
}

resource "google_compute_subnetwork" "second" {
  name          = "second"
  region        = "europe-west4"
  network       = google_compute_network.vpc.name
  ip_cidr_range = "10.0.128.0/20" # expect: conflicts with existing subnetwork range 10.0.0.0/16
  depends_on    = [google_compute_subnetwork.first]

  secondary_ip_range {
    range_name    = "pods"
    ip_cidr_range = "10.65.0.0/16" # expect: conflicts with existing subnetwork range 10.64.0.0/14
  }
}

resource "google_compute_subnetwork" "alone" {
  name          = "alone"
  region        = "us-east5"
  network       = google_compute_network.other.id
  ip_cidr_range = "10.0.0.0/16"

  secondary_ip_range {
    range_name    = "pods"
    ip_cidr_range = "10.0.4.0/24" # expect: conflicts with existing subnetwork range 10.0.0.0/16
  }
}
