# run: plan
# Ports that are given out as needed come in powers of two; where every machine has its own for good, in any number.
provider "google" {
  project = "demo-project"
  region  = "us-east5"
}

resource "google_compute_router_nat" "most" {
  name                               = "most"
  router                             = "out"
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
  enable_dynamic_port_allocation     = true
  min_ports_per_vm                   = 64
  max_ports_per_vm                   = 4000 # expect: Invalid value for max_ports_per_vm: '4000'
}

resource "google_compute_router_nat" "least" {
  name                                = "least"
  router                              = "out"
  nat_ip_allocate_option              = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat  = "ALL_SUBNETWORKS_ALL_IP_RANGES"
  enable_dynamic_port_allocation      = true
  enable_endpoint_independent_mapping = true # expect: Invalid value for enable_endpoint_independent_mapping: 'true'
  min_ports_per_vm                    = 100 # expect: Invalid value for min_ports_per_vm: '100'
}

resource "google_compute_router_nat" "swapped" {
  name                               = "swapped"
  router                             = "out"
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
  enable_dynamic_port_allocation     = true
  min_ports_per_vm                   = 4096
  max_ports_per_vm                   = 64 # expect: Invalid value for max_ports_per_vm: '64'
}

resource "google_compute_router_nat" "good" {
  name                               = "good"
  router                             = "out"
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
  min_ports_per_vm                   = 100
}
