# run: plan
# Secondary ranges have names of their own, and Pods and Services are two of them.
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
  secondary_ip_range {
    range_name    = "pods" # expect: Duplicate secondary range name
    ip_cidr_range = "10.65.0.0/20"
  }
}

resource "google_container_cluster" "gke" {
  name       = "gke"
  location   = "us-east5"
  network    = "vpc"
  subnetwork = "others"

  ip_allocation_policy {
    cluster_secondary_range_name  = "pods"
    services_secondary_range_name = "pods" # expect: Pod and Service secondary ranges are both "pods"
  }
}

resource "google_container_cluster" "other" {
  name       = "other"
  location   = "us-east5"
  network    = "vpc"
  subnetwork = "others"

  ip_allocation_policy {
    cluster_secondary_range_name  = "services" # expect: Pod and Service secondary ranges are both "services"
    services_secondary_range_name = "services"
  }
}
