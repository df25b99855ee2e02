# All three are configured here and nowhere else; no resource takes its project from the environment of whoever runs this.
provider "google" {
  project = local.fleet.projectId
}

# Used where the beta API is needed: clusters and node pools, fleet, service identity.
provider "google-beta" {
  project = local.fleet.projectId
}

provider "time" {}
