# run: plan
# A value that validate cannot know: terraform asks again for each instance when it plans.
provider "google" {
  project = "demo-project"
}

resource "google_compute_network" "vpc" {
  for_each = { good = 1460, bad = 9000 }
  name     = each.key
  mtu      = each.value # expect: expected mtu to be in the range (1300 - 8896), got 9000
}
