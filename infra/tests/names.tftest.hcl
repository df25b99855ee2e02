# Names and values that the codelab's commands use, on a fleet whose facts are the codelab's.

variables {
  root = "tests/fixtures/three-regions"
}

run "network" {
  command = plan

  assert {
    condition     = google_compute_network.vpc.name == "tpu-gke-dranet-vpc" && google_compute_network.vpc.mtu == 8896
    error_message = "VPC: ${google_compute_network.vpc.name}, ${google_compute_network.vpc.mtu}"
  }
  assert {
    condition     = alltrue([for subnet in google_compute_subnetwork.subnets : subnet.name == "tpu-gke-dranet-node-subnet" && subnet.private_ip_google_access])
    error_message = "A node subnet has another name, or no way to Google's APIs."
  }
  assert {
    condition = alltrue([
      for region, subnet in google_compute_subnetwork.proxy_subnets :
      subnet.name == "tpu-gke-dranet-proxy-subnet-${region}" && subnet.purpose == "GLOBAL_MANAGED_PROXY" && subnet.role == "ACTIVE"
    ])
    error_message = "A proxy-only subnet is not what the cross-region load balancer needs."
  }
  assert {
    condition = alltrue([
      for region, address in google_compute_address.gateway_ips :
      address.name == "gemma-gateway-ip-${region}" && address.address_type == "INTERNAL" && address.region == region
    ])
    error_message = "A gateway address is not the one that the Gateway names."
  }
}

run "firewall" {
  command = plan

  assert {
    condition     = google_compute_firewall.allow_internal.name == "tpu-gke-dranet-allow-internal" && google_compute_firewall.allow_health_checks.name == "tpu-gke-dranet-allow-hc"
    error_message = "A firewall rule has another name."
  }
  assert {
    condition     = google_compute_firewall.allow_internal.source_ranges == toset(["10.1.2.0/23", "10.1.4.0/23", "10.1.6.0/23"])
    error_message = "Not exactly the proxies' ranges: ${join(", ", google_compute_firewall.allow_internal.source_ranges)}"
  }
  assert {
    condition     = google_compute_firewall.allow_health_checks.source_ranges == toset(["130.211.0.0/22", "35.191.0.0/16"])
    error_message = "Not exactly Google's health checkers: ${join(", ", google_compute_firewall.allow_health_checks.source_ranges)}"
  }
  assert {
    condition     = [for rule in google_compute_firewall.allow_internal.allow : "${rule.protocol} ${join(" ", rule.ports)}"] == ["tcp 8000 9002"]
    error_message = "The proxies must reach the server and the picker, and nothing else."
  }
  assert {
    condition     = [for rule in google_compute_firewall.allow_health_checks.allow : "${rule.protocol} ${join(" ", rule.ports)}"] == ["tcp 8000 9003"]
    error_message = "The health checkers must reach the server and the picker's health port, and nothing else."
  }
}

run "clusters" {
  command = plan

  assert {
    condition     = alltrue([for region, cluster in google_container_cluster.clusters : cluster.name == "gke-${region}"])
    error_message = "A cluster has another name."
  }
  assert {
    condition = alltrue([
      for cluster in google_container_cluster.clusters :
      cluster.networking_mode == "VPC_NATIVE"
      && cluster.datapath_provider == "ADVANCED_DATAPATH"
      && cluster.release_channel[0].channel == "RAPID"
      && cluster.min_master_version == "1.35.1-gke.1396000"
      && cluster.gateway_api_config[0].channel == "CHANNEL_STANDARD"
      && cluster.workload_identity_config[0].workload_pool == "tandem-test.svc.id.goog"
      && cluster.addons_config[0].gcs_fuse_csi_driver_config[0].enabled
      && cluster.secret_manager_config[0].enabled
      && cluster.pod_autoscaling[0].hpa_profile == "PERFORMANCE"
      && cluster.monitoring_config[0].managed_prometheus[0].enabled
      && cluster.private_cluster_config[0].enable_private_nodes
    ])
    error_message = "A cluster lacks what the manifests need of it."
  }
  assert {
    condition     = alltrue([for pool in google_container_node_pool.system_pools : pool.node_config[0].machine_type == "e2-standard-16" && length(pool.node_locations) == 2 && pool.node_count == 1])
    error_message = "A system pool is not two nodes in two zones."
  }
  assert {
    condition = alltrue([
      for pool in google_container_node_pool.tpu_pools :
      pool.name == "tpu-v6e-pool"
      && pool.node_config[0].machine_type == "ct6e-standard-4t"
      && pool.network_config[0].accelerator_network_profile == "auto"
      && pool.network_config[0].enable_private_nodes
      && pool.node_config[0].labels["cloud.google.com/gke-networking-dra-driver"] == "true"
      && pool.node_config[0].workload_metadata_config[0].mode == "GKE_METADATA"
      && pool.upgrade_settings[0].max_surge == 0
      && pool.upgrade_settings[0].max_unavailable == 1
      && pool.autoscaling[0].min_node_count == 1
      && pool.autoscaling[0].max_node_count == 2
    ])
    error_message = "A TPU pool is not the codelab's, or needs a spare node."
  }
}

run "the_server_reads_and_the_loader_writes" {
  command = plan

  assert {
    condition = alltrue([
      for member in google_storage_bucket_iam_member.server_reads_weights :
      member.role == "roles/storage.objectViewer" && startswith(member.member, "principal://") && endswith(member.member, "/tandem-test.svc.id.goog/subject/ns/gemma/sa/gemma-ksa")
    ])
    error_message = "The server must read its bucket, and no more."
  }
  assert {
    condition = alltrue([
      for member in google_storage_bucket_iam_member.loader_writes_weights :
      member.role == "roles/storage.objectUser" && endswith(member.member, "/subject/ns/gemma/sa/gemma-loader-ksa")
    ])
    error_message = "The loader must write its bucket."
  }
  assert {
    condition     = endswith(google_secret_manager_secret_iam_member.loader_reads_token.member, "/subject/ns/gemma/sa/gemma-loader-ksa")
    error_message = "The token has another reader."
  }
}
