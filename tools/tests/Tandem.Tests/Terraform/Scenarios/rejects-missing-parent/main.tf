# run: apply
# What is named does not exist yet, or not at all.
provider "google" {
  project = "demo-project"
}

resource "google_project_service" "all" {
  for_each = toset(["compute", "container", "gkehub", "dns", "secretmanager", "iam", "cloudresourcemanager"])
  service  = "${each.value}.googleapis.com"
}

resource "google_compute_subnetwork" "nodes" {
  name          = "nodes"
  region        = "us-east5"
  network       = "vpc" # expect: projects/demo-project/global/networks/vpc' was not found
  ip_cidr_range = "10.0.0.0/24"
  depends_on    = [google_project_service.all]
}

resource "google_compute_address" "gateway" {
  name         = "gateway"
  region       = "us-east5"
  address_type = "INTERNAL"
  subnetwork   = "nodes" # expect: subnetworks/nodes' was not found
  depends_on   = [google_project_service.all]
}

resource "google_container_node_pool" "tpu" {
  name       = "tpu"
  location   = "us-east5"
  cluster    = "gke" # expect: locations/us-east5/clusters/gke' was not found
  depends_on = [google_project_service.all]
}

resource "google_gke_hub_feature" "ingress" {
  name       = "multiclusteringress"
  location   = "global"
  depends_on = [google_project_service.all]

  spec {
    multiclusteringress {
      config_membership = "projects/demo-project/locations/us-east5/memberships/gke" # expect: memberships/gke' was not found
    }
  }
}

resource "google_storage_bucket_iam_member" "reader" {
  bucket = "weights" # expect: 'weights' was not found
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

resource "google_dns_record_set" "record" {
  managed_zone = "zone" # expect: managedZones/zone' was not found
  name         = "api.llm.internal."
  type         = "A"
  rrdatas      = ["10.0.0.1"]
  depends_on   = [google_project_service.all]
}
