# A region is a folder: a third one changes no HCL.

variables {
  root         = "tests/fixtures/three-regions"
  gatewayReady = true
}

run "is_complete" {
  command = plan

  assert {
    condition     = keys(google_container_cluster.clusters) == ["europe-west4", "us-central1", "us-east5"]
    error_message = "Clusters: ${join(", ", keys(google_container_cluster.clusters))}"
  }
  assert {
    condition     = google_container_node_pool.tpu_pools["us-central1"].node_locations == toset(["us-central1-b"])
    error_message = "The third region's TPU pool is not in its zone."
  }
  assert {
    condition     = google_compute_subnetwork.subnets["us-central1"].ip_cidr_range == "10.0.3.0/24"
    error_message = "The third region has a range of another."
  }
}

run "is_among_the_answers" {
  command = plan

  assert {
    condition = toset([
      for geo in google_dns_record_set.gateway[0].routing_policy[0].geo : geo.location
    ]) == toset(["europe-west4", "us-central1", "us-east5"])
    error_message = "The name does not answer for every region."
  }
  assert {
    condition = alltrue([
      for geo in google_dns_record_set.gateway[0].routing_policy[0].geo :
      geo.health_checked_targets[0].internal_load_balancers[0].load_balancer_type == "globalL7ilb"
    ])
    error_message = "A target is not the cross-region load balancer."
  }
}

run "has_an_ip_endpoint_for_named_ranges_alone" {
  command = plan

  assert {
    condition = alltrue([
      for cluster in google_container_cluster.clusters :
      cluster.control_plane_endpoints_config[0].ip_endpoints_config[0].enabled
      && toset([for range in cluster.master_authorized_networks_config[0].cidr_blocks : range.cidr_block]) == toset(["192.0.2.0/24", "198.51.100.7/32"])
    ])
    error_message = "The IP endpoint is not open to exactly the authorized ranges."
  }
}

run "can_be_unprotected" {
  command = plan

  variables {
    deletion_protection = false
  }

  assert {
    condition     = alltrue([for cluster in google_container_cluster.clusters : !cluster.deletion_protection])
    error_message = "deletion_protection = false has no effect."
  }
}
