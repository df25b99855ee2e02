# run: plan
# A pool names its cluster's location, and GKE upgrades the pools of a cluster on a release channel.
provider "google" {
  project = "demo-project"
}

resource "google_container_cluster" "gke" {
  name     = "gke"
  location = "us-east5"

  release_channel {
    channel = "RAPID"
  }
}

resource "google_container_node_pool" "zonal" {
  name           = "zonal"
  cluster        = google_container_cluster.gke.name
  location       = "us-east5-a" # expect: Not found: projects/demo-project/locations/us-east5-a/clusters/gke
  node_locations = ["us-east5-a"]
  node_count     = 1
}

resource "google_container_node_pool" "by_hand" {
  name       = "by-hand"
  cluster    = google_container_cluster.gke.name
  location   = "us-east5"
  node_count = 1

  management {
    auto_repair  = true
    auto_upgrade = false # expect: auto_upgrade must be true when release_channel RAPID is set
  }
}
