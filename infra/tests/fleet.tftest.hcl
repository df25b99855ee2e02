# The fleet of this repository, whatever its facts are: what every fleet must hold.

run "the_facts_are_sound" {
  command = plan

  assert {
    condition     = length(local.regions) >= 2
    error_message = "Less than two regions: nowhere to fail over to."
  }
  assert {
    condition     = length(local.malformed_ranges) == 0
    error_message = "Malformed: ${join(", ", local.malformed_ranges)}"
  }
  assert {
    condition     = length(local.overlapping_ranges) == 0
    error_message = "Overlapping: ${join("; ", local.overlapping_ranges)}"
  }
  assert {
    condition     = length(local.ranges) == 4 * length(local.regions)
    error_message = "Not every range is compared with every other."
  }
}

run "every_region_is_complete" {
  command = plan

  assert {
    condition = alltrue([
      for made in [
        keys(google_compute_subnetwork.subnets),
        keys(google_compute_subnetwork.proxy_subnets),
        keys(google_compute_address.gateway_ips),
        keys(google_compute_router_nat.nats),
        keys(google_storage_bucket.model_buckets),
        keys(google_storage_bucket_iam_member.server_reads_weights),
        keys(google_storage_bucket_iam_member.loader_writes_weights),
        keys(google_container_cluster.clusters),
        keys(google_container_node_pool.system_pools),
        keys(google_container_node_pool.tpu_pools),
        keys(google_gke_hub_membership.memberships),
      ] : made == keys(local.regions)
    ])
    error_message = "A region lacks something that another has."
  }
  assert {
    condition     = alltrue([for region, cluster in google_container_cluster.clusters : cluster.location == region])
    error_message = "A cluster is not regional, or not in its region."
  }
  assert {
    condition     = alltrue([for region, pool in google_container_node_pool.tpu_pools : pool.node_locations == toset([local.regions[region].zone])])
    error_message = "A TPU pool is not in its zone, or not in it alone."
  }
  assert {
    condition     = alltrue([for cluster in google_container_cluster.clusters : cluster.deletion_protection])
    error_message = "A cluster can be deleted by default."
  }
  assert {
    condition     = length(google_dns_record_set.gateway) == 0
    error_message = "The DNS record must wait for the Gateway."
  }
}

run "regions_are_maintained_on_different_days" {
  command = plan

  assert {
    condition = length(distinct(flatten([
      for cluster in google_container_cluster.clusters :
      split(",", split("BYDAY=", cluster.maintenance_policy[0].recurring_window[0].recurrence)[1])
      ]))) == sum([
      for cluster in google_container_cluster.clusters :
      length(split(",", split("BYDAY=", cluster.maintenance_policy[0].recurring_window[0].recurrence)[1]))
    ])
    error_message = "Two regions share a day of maintenance."
  }
}
