# What reaches our Pods from outside their cluster, and no more. GKE itself opens the rest, per cluster: Pods and nodes
# among themselves, the control plane to kubelets. Nothing opens one cluster's Pods to another's: only the load balancer
# crosses regions, and it arrives from the proxies of the region it serves.
# Decision: docs/decisions/0026-firewall.md

# The load balancer's proxies: requests to the model server, and the picker's opinion on each (ext_proc). Every region's
# proxies reach every region's Pods, for that is what spilling over means.
resource "google_compute_firewall" "allow_internal" {
  name        = "${local.fleet.networkPrefix}-allow-internal"
  description = "Load balancer proxies to model servers and endpoint pickers."
  network     = google_compute_network.vpc.name
  direction   = "INGRESS"

  allow {
    protocol = "tcp"
    ports    = [local.fleet.port, local.fleet.pickerPort]
  }

  source_ranges           = [for region in keys(local.regions) : local.regions[region].proxySubnetCidr]
  target_service_accounts = [google_service_account.nodes.email]

  log_config {
    metadata = "EXCLUDE_ALL_METADATA"
  }
}

# Google's health checkers: the port of the HealthCheckPolicy, and the picker's gRPC health service.
resource "google_compute_firewall" "allow_health_checks" {
  name        = "${local.fleet.networkPrefix}-allow-hc"
  description = "Google's health checks to model servers and endpoint pickers."
  network     = google_compute_network.vpc.name
  direction   = "INGRESS"

  allow {
    protocol = "tcp"
    ports    = [local.fleet.port, local.fleet.pickerHealthPort]
  }

  # Google's own, the same for every project.
  source_ranges           = ["130.211.0.0/22", "35.191.0.0/16"]
  target_service_accounts = [google_service_account.nodes.email]

  log_config {
    metadata = "EXCLUDE_ALL_METADATA"
  }
}
