locals {
  # Names of the secondary ranges: the subnet declares them, the cluster asks for them.
  pod_range     = "pods"
  service_range = "services"
}

# All clusters of the fleet share one VPC: the multi-cluster Gateway demands it. What is wrong with the facts is said
# here, because nearly everything else waits for this.
resource "google_compute_network" "vpc" {
  name                    = "${local.fleet.networkPrefix}-vpc"
  auto_create_subnetworks = false
  # The largest Google Cloud has: the weights pass in fewer, larger packets.
  mtu = 8896

  lifecycle {
    precondition {
      condition     = length(local.regions) > 0
      error_message = "No region: clusters/ has no folder with a facts/region.yaml."
    }
    precondition {
      condition     = length(local.misnamed_regions) == 0
      error_message = "The fact name must be the name of its folder: ${join(", ", local.misnamed_regions)}."
    }
    precondition {
      condition     = length(local.malformed_ranges) == 0
      error_message = "Not an IPv4 range, or bits are set behind its prefix: ${join(", ", local.malformed_ranges)}."
    }
    precondition {
      condition     = length(local.overlapping_ranges) == 0
      error_message = "One VPC holds all ranges, so none may overlap: ${join("; ", local.overlapping_ranges)}."
    }
  }

  depends_on = [time_sleep.wait_for_apis]
}

# Nodes, the gateway's address and the control plane's internal one; Pods and Services in ranges of their own.
resource "google_compute_subnetwork" "subnets" {
  for_each = local.regions

  # Alike in every region: a subnet's name counts within its region.
  name          = "${local.fleet.networkPrefix}-node-subnet"
  region        = each.value.name
  network       = google_compute_network.vpc.id
  ip_cidr_range = each.value.nodeSubnetCidr
  # Nodes have no public address; Cloud Storage, Logging and the registries of GKE are reached by this way.
  private_ip_google_access = true

  secondary_ip_range {
    range_name    = local.pod_range
    ip_cidr_range = each.value.podCidr
  }
  secondary_ip_range {
    range_name    = local.service_range
    ip_cidr_range = each.value.serviceCidr
  }
}

# Where the load balancer's proxies live: one such subnet per region and VPC, in every region that has an address.
resource "google_compute_subnetwork" "proxy_subnets" {
  for_each = local.regions

  name          = "${local.fleet.networkPrefix}-proxy-subnet-${each.key}"
  region        = each.value.name
  network       = google_compute_network.vpc.id
  ip_cidr_range = each.value.proxySubnetCidr
  purpose       = "GLOBAL_MANAGED_PROXY"
  role          = "ACTIVE"
}

# The Gateway names these; each region has its own and all lead to the same backends.
resource "google_compute_address" "gateway_ips" {
  for_each = local.regions

  name         = each.value.gatewayAddressName
  region       = each.value.name
  subnetwork   = google_compute_subnetwork.subnets[each.key].id
  address_type = "INTERNAL"
}

# The way out for nodes without a public address: container images, Hugging Face, this repository.
resource "google_compute_router" "routers" {
  for_each = local.regions

  name    = "${local.fleet.networkPrefix}-router"
  region  = each.value.name
  network = google_compute_network.vpc.id
}

resource "google_compute_router_nat" "nats" {
  for_each = local.regions

  name                               = "${local.fleet.networkPrefix}-nat"
  region                             = each.value.name
  router                             = google_compute_router.routers[each.key].name
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "LIST_OF_SUBNETWORKS"
  # A node that pulls images and loads weights outgrows the 64 ports it would have for good. The two exclude each other.
  enable_dynamic_port_allocation      = true
  enable_endpoint_independent_mapping = false
  min_ports_per_vm                    = 64
  max_ports_per_vm                    = 4096

  # Our nodes and Pods, and no subnet that somebody adds later.
  subnetwork {
    name                    = google_compute_subnetwork.subnets[each.key].id
    source_ip_ranges_to_nat = ["ALL_IP_RANGES"]
  }

  log_config {
    enable = true
    filter = "ERRORS_ONLY"
  }
}
