# run: validate
# What the schemas themselves say: allowed values, ranges, formats, what excludes what.
resource "google_compute_network" "vpc" {
  name = "Vpc"                       # expect: 1 to 63 lower-case letters
  mtu  = 9000                        # expect: in the range (1300 - 8896)
  routing_mode = "NEAR"              # expect: to be one of ["REGIONAL" "GLOBAL"], got NEAR
}

resource "google_compute_subnetwork" "nodes" {
  name          = "nodes"
  network       = "vpc"
  ip_cidr_range = "10.0.0.1/24"      # expect: the first address of its range, 10.0.0.0/24

  secondary_ip_range {
    range_name    = "pods"
    ip_cidr_range = "10.64/16"       # expect: an IP range in CIDR notation
  }

  log_config {                       # expect: one of `aggregation_interval,filter_expr,flow_sampling,metadata` must be specified
  }
}

resource "google_compute_firewall" "none" {      # expect: one of `allow,deny` must be specified
  name                    = "none"
  network                 = "vpc"
  priority                = 70000                # expect: in the range (0 - 65535)
  target_tags             = ["a"]                # expect: conflicts with target_service_accounts
  target_service_accounts = ["a@example.com"]    # expect: conflicts with target_tags
}

resource "google_compute_firewall" "both" {
  name          = "both"
  network       = "vpc"
  source_ranges = ["10.0.0.0/33"]    # expect: an IP range in CIDR notation
  allow {
    protocol = "tcp"
  }
  deny {
    protocol = "udp"                 # expect: only one of `allow,deny` can be specified
  }
}

resource "google_container_cluster" "long" {
  name               = "a-name-of-more-than-forty-characters-is-too-long" # expect: 1 to 40 lower-case letters
  networking_mode    = "ROUTE"       # expect: to be one of ["VPC_NATIVE" "ROUTES"], got ROUTE
  enable_autopilot   = true
  enable_shielded_nodes = true       # expect: conflicts with enable_autopilot

  maintenance_policy {
    daily_maintenance_window {
      start_time = "3am"             # expect: a time as 03:00
    }
  }

  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "10.0.0.0"        # expect: an IP range in CIDR notation
    }
  }
}

resource "google_container_node_pool" "pool" {
  name       = "pool-"               # expect: no dash last
  cluster    = "gke"
  node_count = -1                    # expect: at least (0)

  node_config {
    workload_metadata_config {
      mode = "SECURE"                # expect: to be one of
    }
  }
}

resource "google_storage_bucket" "weights" {
  name     = "My_Bucket"             # expect: 3 to 63 lower-case letters
  location = "US"
  labels   = { Team = "x" }          # expect: a label key
}

resource "google_storage_bucket_iam_member" "reader" {
  bucket = "weights"
  role   = "roles/storage.objectViewer"
  member = "somebody@example.com"    # expect: a colon before the name
}

resource "google_service_account" "nodes" {
  account_id = "nodes"               # expect: 6 to 30 lower-case letters
}

resource "google_gke_hub_membership" "gke" {
  membership_id = "Gke"              # expect: no dash first or last
}

resource "google_project_service" "compute" {
  service = "compute"                # expect: the full name of a service
}

resource "google_dns_managed_zone" "zone" {
  name     = "zone"
  dns_name = "llm.internal"          # expect: a name that ends with a dot
}

resource "google_dns_record_set" "record" {
  managed_zone = "zone"
  name         = "api.llm.internal."
  type         = "A"
  rrdatas      = ["10.0.0.1"]        # expect: only one of `routing_policy,rrdatas` can be specified

  routing_policy {
    wrr {
      weight  = 1
      rrdatas = ["10.0.0.1"]
    }
  }
}

resource "time_sleep" "wait" {
  create_duration = "a while"        # expect: a duration as 30s
}
