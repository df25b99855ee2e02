# Facts that no apply may begin with. Each fixture has one fault.

run "a_malformed_range" {
  command = plan
  variables {
    root = "tests/fixtures/malformed-range"
  }
  # One region is a warning, and here it has one.
  expect_failures = [google_compute_network.vpc, check.regions]
}

run "overlapping_ranges" {
  command = plan
  variables {
    root = "tests/fixtures/overlapping-ranges"
  }
  expect_failures = [google_compute_network.vpc]
}

run "a_region_that_is_not_its_folder" {
  command = plan
  variables {
    root = "tests/fixtures/misnamed-region"
  }
  expect_failures = [google_compute_network.vpc, check.regions]
}

run "a_config_cluster_outside_the_fleet" {
  command = plan
  variables {
    root = "tests/fixtures/unknown-config-cluster"
  }
  expect_failures = [google_gke_hub_feature.ingress]
}

run "a_move_to_outside_the_fleet" {
  command = plan
  variables {
    root = "tests/fixtures/unknown-move"
  }
  expect_failures = [google_gke_hub_feature.ingress]
}

run "a_folder_without_facts" {
  command = plan
  variables {
    root = "tests"
  }
  expect_failures = [var.root]
}
