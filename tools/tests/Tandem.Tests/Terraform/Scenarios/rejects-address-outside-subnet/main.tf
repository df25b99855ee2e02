# run: plan
# Addresses outside their subnet, reserved in it, taken, and of the wrong type.
provider "google" {
  project = "demo-project"
}

resource "google_compute_network" "vpc" {
  name = "vpc"
}

resource "google_compute_subnetwork" "nodes" {
  name          = "nodes"
  region        = "us-east5"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.0.0.0/24"
}

resource "google_compute_address" "good" {
  name         = "good"
  region       = "us-east5"
  address_type = "INTERNAL"
  subnetwork   = google_compute_subnetwork.nodes.id
  address      = "10.0.0.9"
}

resource "google_compute_address" "taken" {
  name         = "taken"
  region       = "us-east5"
  address_type = "INTERNAL"
  subnetwork   = google_compute_subnetwork.nodes.id
  address      = "10.0.0.9" # expect: is already reserved
  depends_on   = [google_compute_address.good]
}

resource "google_compute_address" "outside" {
  name         = "outside"
  region       = "us-east5"
  address_type = "INTERNAL"
  subnetwork   = google_compute_subnetwork.nodes.self_link
  address      = "10.0.1.9" # expect: not a free address of 10.0.0.0/24
}

resource "google_compute_address" "reserved" {
  name         = "reserved"
  region       = "us-east5"
  address_type = "INTERNAL"
  subnetwork   = google_compute_subnetwork.nodes.id
  address      = "10.0.0.1" # expect: the first two and the last two are reserved
}

resource "google_compute_address" "external" {
  name       = "external"
  region     = "us-east5"
  subnetwork = google_compute_subnetwork.nodes.id # expect: An external address has no subnetwork
}
