# run: apply unchanged destroy
# One of every resource type, and of every data source: it is made, it is stable, and it goes.
provider "google" {
  project        = "demo-project"
  region         = "us-east5"
  default_labels = { team = "demo" }
}

provider "google-beta" {
  project = "demo-project"
  zone    = "us-east5-b"
}

data "google_project" "this" {
}

resource "google_project_service" "all" {
  for_each = toset(["compute", "container", "gkehub", "dns", "secretmanager", "iam", "cloudresourcemanager"])
  service  = "${each.value}.googleapis.com"
}

resource "google_project_service_identity" "ingress" {
  provider = google-beta
  service  = "multiclusteringress.googleapis.com"
}

resource "time_sleep" "apis" {
  create_duration = "90s"
  triggers        = { apis = join(",", [for api in google_project_service.all : api.id]) }
}

resource "google_compute_network" "vpc" {
  name                    = "vpc"
  auto_create_subnetworks = false
  mtu                     = 8896
  depends_on              = [time_sleep.apis]

  timeouts {
    create = "10m"
  }
}

resource "google_compute_subnetwork" "nodes" {
  name          = "nodes"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.0.0.0/20"

  dynamic "secondary_ip_range" {
    for_each = { pods = "10.64.0.0/16", services = "10.96.0.0/20" }
    content {
      range_name    = secondary_ip_range.key
      ip_cidr_range = secondary_ip_range.value
    }
  }

  log_config {
    flow_sampling = 0.1
  }
}

resource "google_compute_subnetwork" "proxy" {
  name          = "proxy"
  network       = google_compute_network.vpc.name
  ip_cidr_range = "10.1.0.0/23"
  purpose       = "GLOBAL_MANAGED_PROXY"
  role          = "ACTIVE"
}

resource "google_compute_address" "gateway" {
  name         = "gateway"
  address_type = "INTERNAL"
  subnetwork   = google_compute_subnetwork.nodes.self_link
}

resource "google_compute_firewall" "health" {
  name          = "health"
  network       = google_compute_network.vpc.self_link
  source_ranges = ["35.191.0.0/16", "130.211.0.0/22"]

  allow {
    protocol = "tcp"
    ports    = ["8000", "9003"]
  }

  log_config {
    metadata = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_router" "out" {
  name    = "out"
  network = google_compute_network.vpc.id
}

resource "google_compute_router_nat" "out" {
  name                               = "out"
  router                             = google_compute_router.out.name
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "LIST_OF_SUBNETWORKS"

  subnetwork {
    name                    = google_compute_subnetwork.nodes.id
    source_ip_ranges_to_nat = ["ALL_IP_RANGES"]
  }
}

resource "google_service_account" "nodes" {
  account_id = "gke-nodes"
  depends_on = [time_sleep.apis]
}

resource "google_service_account_iam_member" "user" {
  service_account_id = google_service_account.nodes.name
  role               = "roles/iam.serviceAccountUser"
  member             = "group:admins@example.com"
}

resource "google_service_account_iam_binding" "users" {
  service_account_id = google_service_account.nodes.name
  role               = "roles/iam.serviceAccountTokenCreator"
  members            = ["group:admins@example.com"]
}

resource "google_service_account_iam_policy" "all" {
  service_account_id = google_service_account.nodes.name
  policy_data        = data.google_iam_policy.readers.policy_data
}

resource "google_project_iam_member" "nodes" {
  project = "demo-project"
  role    = "roles/container.defaultNodeServiceAccount"
  member  = google_service_account.nodes.member
}

resource "google_project_iam_binding" "viewers" {
  project    = "demo-project"
  role       = "roles/viewer"
  members    = ["group:admins@example.com"]
  depends_on = [time_sleep.apis]
}

resource "google_container_cluster" "gke" {
  provider                 = google-beta
  name                     = "gke"
  location                 = "us-east5"
  network                  = google_compute_network.vpc.id
  subnetwork               = google_compute_subnetwork.nodes.id
  remove_default_node_pool = true
  initial_node_count       = 1
  deletion_protection      = false
  datapath_provider        = "ADVANCED_DATAPATH"
  resource_labels          = { role = "serving" }

  ip_allocation_policy {
    cluster_secondary_range_name  = google_compute_subnetwork.nodes.secondary_ip_range[0].range_name
    services_secondary_range_name = "services"
  }

  workload_identity_config {
    workload_pool = "demo-project.svc.id.goog"
  }

  release_channel {
    channel = "REGULAR"
  }

  gateway_api_config {
    channel = "CHANNEL_STANDARD"
  }

  control_plane_endpoints_config {
    dns_endpoint_config {
      allow_external_traffic = true
    }
    ip_endpoints_config {
      enabled = false
    }
  }

  maintenance_policy {
    recurring_window {
      start_time = "2026-01-03T03:00:00Z"
      end_time   = "2026-01-03T09:00:00Z"
      recurrence = "FREQ=WEEKLY;BYDAY=SA"
    }
  }
}

resource "google_container_node_pool" "tpu" {
  provider       = google-beta
  name           = "tpu"
  cluster        = google_container_cluster.gke.id
  node_locations = ["us-east5-b"]
  node_count     = 1

  node_config {
    machine_type    = "ct6e-standard-4t"
    service_account = google_service_account.nodes.email
    labels          = { "cloud.google.com/gke-networking-dra-driver" = "true" }

    taint {
      key    = "dedicated"
      value  = "tpu"
      effect = "NO_SCHEDULE"
    }

    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }

  network_config {
    accelerator_network_profile = "auto"
  }

  upgrade_settings {
    max_surge       = 0
    max_unavailable = 1
  }
}

# Under google, which has not all of google-beta's fields.
resource "google_container_node_pool" "general" {
  name_prefix        = "general-"
  cluster            = google_container_cluster.gke.name
  location           = "us-east5"
  initial_node_count = 1

  network_config {
    enable_private_nodes = true
  }
}

resource "google_gke_hub_membership" "gke" {
  membership_id = "gke"
  location      = "us-east5"

  endpoint {
    gke_cluster {
      resource_link = "//container.googleapis.com/${google_container_cluster.gke.id}"
    }
  }
}

resource "google_gke_hub_feature" "ingress" {
  name     = "multiclusteringress"
  location = "global"

  spec {
    multiclusteringress {
      config_membership = google_gke_hub_membership.gke.id
    }
  }
}

resource "google_storage_bucket" "weights" {
  name                        = "demo-project-weights"
  location                    = "US"
  uniform_bucket_level_access = true

  versioning {
    enabled = true
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      num_newer_versions = 3
      with_state         = "ARCHIVED"
    }
  }
}

resource "google_storage_bucket_iam_member" "reader" {
  bucket     = google_storage_bucket.weights.name
  role       = "roles/storage.objectViewer"
  member     = "principal://iam.googleapis.com/projects/${data.google_project.this.number}/locations/global/workloadIdentityPools/demo-project.svc.id.goog/subject/ns/default/sa/server"
  depends_on = [google_container_cluster.gke]
}

data "google_iam_policy" "readers" {
  binding {
    role    = "roles/storage.objectViewer"
    members = ["group:readers@example.com", "group:admins@example.com"]
  }
}

resource "google_storage_bucket_iam_binding" "writers" {
  bucket  = google_storage_bucket.weights.name
  role    = "roles/storage.objectUser"
  members = ["group:admins@example.com"]
}

resource "google_storage_bucket_iam_policy" "all" {
  bucket      = google_storage_bucket.weights.name
  policy_data = data.google_iam_policy.readers.policy_data
}

resource "google_storage_anywhere_cache" "weights" {
  bucket = google_storage_bucket.weights.name
  zone   = "us-east5-b"
}

resource "google_secret_manager_secret" "token" {
  secret_id  = "token"
  depends_on = [time_sleep.apis]

  replication {
    auto {
    }
  }
}

resource "google_secret_manager_secret_iam_member" "reader" {
  secret_id  = google_secret_manager_secret.token.id
  role       = "roles/secretmanager.secretAccessor"
  member     = "serviceAccount:demo-project.svc.id.goog[default/server]"
  depends_on = [google_container_cluster.gke]
}

resource "google_secret_manager_secret_iam_binding" "viewers" {
  secret_id = google_secret_manager_secret.token.id
  role      = "roles/secretmanager.viewer"
  members   = ["group:admins@example.com"]
}

resource "google_secret_manager_secret_iam_policy" "all" {
  secret_id   = google_secret_manager_secret.token.id
  policy_data = data.google_iam_policy.readers.policy_data
}

resource "google_secret_manager_secret_version" "token" {
  secret         = google_secret_manager_secret.token.id
  secret_data_wo = "for the demonstration"
}

resource "google_dns_managed_zone" "private" {
  name       = "private"
  dns_name   = "llm.internal."
  visibility = "private"

  private_visibility_config {
    networks {
      network_url = google_compute_network.vpc.id
    }
  }
}

resource "google_dns_record_set" "gateway" {
  managed_zone = google_dns_managed_zone.private.name
  name         = "api.${google_dns_managed_zone.private.dns_name}"
  type         = "A"
  ttl          = 30

  routing_policy {
    geo {
      location = "us-east5"

      health_checked_targets {
        internal_load_balancers {
          load_balancer_type = "globalL7ilb"
          ip_address         = google_compute_address.gateway.address
          port               = "80"
          ip_protocol        = "tcp"
          network_url        = google_compute_network.vpc.id
          project            = "demo-project"
        }
      }
    }
  }
}

output "cluster" {
  value = [google_container_cluster.gke.endpoint, google_project_service_identity.ingress.email]
}
