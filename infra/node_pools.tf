# Decision: docs/decisions/0025-node-pools.md

# The endpoint picker, the loader, Argo CD and GKE's own Pods: two nodes in two zones.
resource "google_container_node_pool" "system_pools" {
  provider = google-beta
  for_each = local.regions

  name           = "system-pool"
  location       = each.value.name
  cluster        = google_container_cluster.clusters[each.key].name
  node_locations = split(",", each.value.systemZones)
  # In each zone.
  node_count = 1

  node_config {
    machine_type = local.fleet.systemMachineType
    disk_type    = "pd-balanced"
    # Images take half of what 100 would leave; the loader needs 24 GiB beside them.
    disk_size_gb    = 200
    service_account = google_service_account.nodes.email
    # What an account may do, IAM alone says.
    oauth_scopes = ["https://www.googleapis.com/auth/cloud-platform"]
    shielded_instance_config {
      enable_secure_boot          = true
      enable_integrity_monitoring = true
    }
    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }

  management {
    auto_repair  = true
    auto_upgrade = true
  }

  # These are easy to get: a new node comes before an old one goes.
  upgrade_settings {
    strategy        = "SURGE"
    max_surge       = 1
    max_unavailable = 0
  }

  timeouts {
    create = "60m"
    update = "120m"
    delete = "60m"
  }

  lifecycle {
    precondition {
      condition = (length(distinct(split(",", each.value.systemZones))) >= 2
      && alltrue([for zone in split(",", each.value.systemZones) : startswith(zone, "${each.value.name}-")]))
      error_message = "systemZones of ${each.key} is ${each.value.systemZones}: it must name two zones of that region or more."
    }
  }

  depends_on = [google_project_iam_member.nodes, google_compute_router_nat.nats]
}

# The model servers: a node each, four v6e chips in a node.
resource "google_container_node_pool" "tpu_pools" {
  provider = google-beta
  for_each = local.regions

  name     = "tpu-v6e-pool"
  location = each.value.name
  cluster  = google_container_cluster.clusters[each.key].name
  # One: the accelerator network profile takes no more, and TPUs are not everywhere.
  node_locations = [each.value.zone]
  # Counts at creation alone; from then on the autoscaler does.
  initial_node_count = tonumber(each.value.nodePoolMin)

  autoscaling {
    min_node_count = tonumber(each.value.nodePoolMin)
    max_node_count = tonumber(each.value.nodePoolMax)
  }

  network_config {
    # GKE makes the networks of the accelerator's own interfaces.
    accelerator_network_profile = "auto"
    # The provider sends false for a block that leaves this out, whatever the cluster says.
    enable_private_nodes = true
  }

  node_config {
    machine_type = each.value.machineType
    # No disk_type: the default is the one that this machine type takes.
    # The server may write 48 GiB; GKE keeps about half of a disk for itself and for images.
    disk_size_gb    = 200
    service_account = google_service_account.nodes.email
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]
    # Managed DRANET, which hands those interfaces to the Pod that claims them.
    labels = {
      "cloud.google.com/gke-networking-dra-driver" = "true"
    }
    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }

  management {
    auto_repair  = true
    auto_upgrade = true
  }

  # Without a spare TPU node, which quota seldom has: the old one goes first, one at a time.
  upgrade_settings {
    strategy        = "SURGE"
    max_surge       = 0
    max_unavailable = 1
  }

  timeouts {
    create = "60m"
    update = "120m"
    delete = "60m"
  }

  lifecycle {
    ignore_changes = [
      # GKE adds a label for the network profile; a plan would take it away again.
      node_config[0].labels,
      # A change would replace the pool.
      initial_node_count,
    ]

    precondition {
      condition     = startswith(each.value.zone, "${each.value.name}-")
      error_message = "zone of ${each.key} is ${each.value.zone}: it must be a zone of that region."
    }
    precondition {
      condition     = tonumber(each.value.nodePoolMin) <= tonumber(each.value.nodePoolMax)
      error_message = "nodePoolMin of ${each.key} is ${each.value.nodePoolMin}, above nodePoolMax, which is ${each.value.nodePoolMax}."
    }
  }

  # Without the one a node cannot report, without the other it cannot pull images.
  depends_on = [google_project_iam_member.nodes, google_compute_router_nat.nats]
}
