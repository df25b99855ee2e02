# run: plan
# Neither the resource nor its provider names a project or a region; google-beta has one, which helps google nothing.
provider "google-beta" {
  project = "demo-project"
}

resource "google_compute_network" "vpc" { # expect: project: required field is not set
  name = "vpc"
}

resource "google_compute_router" "out" { # expect: region: required field is not set
  name    = "out"
  project = "demo-project"
  network = "vpc"
}

data "google_project" "this" { # expect: project: required field is not set
}
