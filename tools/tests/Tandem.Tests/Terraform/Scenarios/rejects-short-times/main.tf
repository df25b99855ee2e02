# run: plan
# A maintenance window has four hours or more; deleted objects are kept for a week or more, or not at all.
provider "google" {
  project = "demo-project"
}

resource "google_container_cluster" "gke" {
  name     = "gke"
  location = "us-east5"

  maintenance_policy {
    recurring_window {
      start_time = "2026-01-05T02:00:00Z"
      end_time   = "2026-01-05T04:00:00Z" # expect: Invalid maintenance window
      recurrence = "FREQ=WEEKLY;BYDAY=MO"
    }
  }
}

resource "google_storage_bucket" "weights" {
  name     = "demo-weights"
  location = "us-east5"

  soft_delete_policy {
    retention_duration_seconds = 3600 # expect: retention duration 3600 is out of range
  }
}

resource "google_storage_bucket" "nothing_kept" {
  name     = "demo-scratch"
  location = "us-east5"

  soft_delete_policy {
    retention_duration_seconds = 0
  }
}
