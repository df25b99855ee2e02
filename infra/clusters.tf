# One Standard cluster per region. Decision: docs/decisions/0024-clusters.md
resource "google_container_cluster" "clusters" {
  provider = google-beta
  for_each = local.regions

  name = "gke-${each.key}"
  # The region, not a zone: the control plane survives the loss of one, and so does the config cluster's Gateway.
  location = each.value.name
  # Where the system pool runs. The TPU pool names its own zone.
  node_locations      = split(",", each.value.systemZones)
  deletion_protection = var.deletion_protection

  release_channel {
    channel = local.fleet.releaseChannel
  }
  min_master_version = local.fleet.gkeMinimumVersion

  # Regions take different days, so that no two of them restart together.
  maintenance_policy {
    recurring_window {
      start_time = split(" ", each.value.maintenanceWindow)[0]
      end_time   = split(" ", each.value.maintenanceWindow)[1]
      recurrence = split(" ", each.value.maintenanceWindow)[2]
    }
  }

  network         = google_compute_network.vpc.id
  subnetwork      = google_compute_subnetwork.subnets[each.key].id
  networking_mode = "VPC_NATIVE"
  # Dataplane V2: managed DRANET and the accelerator network profile need it.
  datapath_provider = "ADVANCED_DATAPATH"
  ip_allocation_policy {
    cluster_secondary_range_name  = local.pod_range
    services_secondary_range_name = local.service_range
  }

  private_cluster_config {
    enable_private_nodes = true
  }

  # kubectl comes by the DNS endpoint, where IAM decides who passes. The IP endpoint is on only for named ranges.
  control_plane_endpoints_config {
    dns_endpoint_config {
      allow_external_traffic = true
    }
    ip_endpoints_config {
      enabled = local.fleet.authorizedCidrs != ""
    }
  }
  dynamic "master_authorized_networks_config" {
    for_each = local.fleet.authorizedCidrs == "" ? [] : [local.fleet.authorizedCidrs]
    content {
      gcp_public_cidrs_access_enabled = false
      dynamic "cidr_blocks" {
        for_each = split(",", local.fleet.authorizedCidrs)
        content {
          cidr_block = cidr_blocks.value
        }
      }
    }
  }

  # Installs the Gateway API, the InferencePool CRD and, in the config cluster, the multi-cluster classes.
  gateway_api_config {
    channel = "CHANNEL_STANDARD"
  }

  # Kubernetes accounts are principals of IAM: the buckets and the secret name them.
  workload_identity_config {
    workload_pool = "${local.fleet.projectId}.svc.id.goog"
  }

  addons_config {
    # The weights are mounted.
    gcs_fuse_csi_driver_config {
      enabled = true
    }
    # The Gateway's endpoints are network endpoint groups that this add-on makes.
    http_load_balancing {
      disabled = false
    }
    horizontal_pod_autoscaling {
      disabled = false
    }
  }

  # Mounts the Hugging Face token into the loader.
  secret_manager_config {
    enabled = true
  }

  # AutoscalingMetric is read under this profile alone.
  pod_autoscaling {
    hpa_profile = "PERFORMANCE"
  }

  logging_config {
    enable_components = ["SYSTEM_COMPONENTS", "WORKLOADS"]
  }
  monitoring_config {
    enable_components = ["SYSTEM_COMPONENTS"]
    # Reads the PodMonitorings.
    managed_prometheus {
      enabled = true
    }
  }

  enable_shielded_nodes = true

  # Pools are resources of their own: a change to a pool in here would replace the cluster. GKE insists on a first pool;
  # it lives for minutes, and not even those under the default account.
  remove_default_node_pool = true
  initial_node_count       = 1
  node_config {
    service_account = google_service_account.nodes.email
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]
    shielded_instance_config {
      enable_secure_boot = true
    }
    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }

  timeouts {
    create = "60m"
    update = "120m"
    delete = "60m"
  }

  lifecycle {
    # Once that pool is gone, this reads as another pool's.
    ignore_changes = [node_config]

    precondition {
      condition     = length(split(" ", each.value.maintenanceWindow)) == 3
      error_message = "maintenanceWindow of ${each.key} must be a start, an end and a recurrence, separated by spaces."
    }
  }

  depends_on = [google_project_iam_member.nodes]
}
