# run: apply destroy
# Protected by the default, by a flag, and by a policy.
provider "google" {
  project = "demo-project"
}

resource "google_project_service" "all" {
  for_each = toset(["compute", "container", "gkehub", "dns", "secretmanager", "iam", "cloudresourcemanager"])
  service  = "${each.value}.googleapis.com"
}

resource "google_compute_network" "vpc" {
  name            = "vpc"
  deletion_policy = "PREVENT" # expect-anywhere: Cannot destroy network because deletion_policy is set to PREVENT
  depends_on      = [google_project_service.all]
}

resource "google_container_cluster" "gke" { # expect-anywhere: Cannot destroy cluster because deletion_protection is set to true
  name       = "gke"
  location   = "us-east5"
  depends_on = [google_project_service.all]
}

resource "google_secret_manager_secret" "token" { # expect-anywhere: Cannot destroy secret because deletion_protection is set to true
  secret_id           = "token"
  deletion_protection = true
  depends_on          = [google_project_service.all]

  replication {
    auto {
    }
  }
}
