# run: apply
# Bindings to a Workload Identity pool before a cluster has made it, and to a service account that nobody makes.
provider "google" {
  project = "demo-project"
}

resource "google_project_service" "all" {
  for_each = toset(["compute", "container", "gkehub", "dns", "secretmanager", "iam", "cloudresourcemanager"])
  service  = "${each.value}.googleapis.com"
}

resource "google_storage_bucket" "weights" {
  name       = "demo-project-weights"
  location   = "US"
  depends_on = [google_project_service.all]
}

resource "google_storage_bucket_iam_member" "pod" {
  bucket = google_storage_bucket.weights.name
  role   = "roles/storage.objectViewer"
  member = "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/demo-project.svc.id.goog/subject/ns/default/sa/server" # expect: Identity Pool does not exist (demo-project.svc.id.goog)
}

resource "google_project_iam_binding" "pods" {
  project    = "demo-project"
  role       = "roles/viewer"
  members    = ["serviceAccount:demo-project.svc.id.goog[default/server]"] # expect: Identity Pool does not exist (demo-project.svc.id.goog)
  depends_on = [google_project_service.all]
}

resource "google_project_iam_member" "nodes" {
  project    = "demo-project"
  role       = "roles/viewer"
  member     = "serviceAccount:gke-nodes@demo-project.iam.gserviceaccount.com" # expect: Service account gke-nodes@demo-project.iam.gserviceaccount.com does not exist
  depends_on = [google_project_service.all]
}
