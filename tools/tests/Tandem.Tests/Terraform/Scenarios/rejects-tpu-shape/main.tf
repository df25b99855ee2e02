# run: plan
# A machine that no TPU has, and slices that whole machines do not make.
provider "google" {
  project = "demo-project"
}

resource "google_container_node_pool" "machine" {
  cluster  = "gke"
  location = "us-east5"

  node_config {
    machine_type = "ct6e-standard-2t" # expect: Machine type with name 'ct6e-standard-2t' does not exist
  }
}

resource "google_container_node_pool" "nodes" {
  cluster    = "gke"
  location   = "us-east5"
  node_count = 1

  node_config {
    machine_type = "ct6e-standard-4t"
  }

  placement_policy {
    type         = "COMPACT"
    tpu_topology = "4x4" # expect: needs 4 nodes of ct6e-standard-4t, not 1
  }
}

resource "google_container_node_pool" "shape" {
  cluster  = "gke"
  location = "us-east5"

  node_config {
    machine_type = "ct6e-standard-8t"
  }

  placement_policy {
    type         = "COMPACT"
    tpu_topology = "2x2" # expect: Invalid TPU topology '2x2'
  }
}

resource "google_container_node_pool" "good" {
  cluster    = "gke"
  location   = "us-east5"
  node_count = 4

  node_config {
    machine_type = "ct6e-standard-4t"
  }

  placement_policy {
    type         = "COMPACT"
    tpu_topology = "4x4"
  }
}
