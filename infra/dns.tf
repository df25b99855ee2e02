# One name for the clients. It answers with the address of the region nearest to the caller, and with the next one when
# that region's proxies are gone; a region that loses its TPUs alone is the load balancer's business, not this one's.
# Decision: docs/decisions/0027-nearest-gateway-by-dns.md

# Of this one name: nothing else of the domain is hidden from the VPC.
resource "google_dns_managed_zone" "service" {
  name        = replace(trimsuffix(local.fleet.dnsName, "."), ".", "-")
  dns_name    = local.fleet.dnsName
  description = "The gateway of the fleet, for clients in its VPC."
  visibility  = "private"

  private_visibility_config {
    networks {
      network_url = google_compute_network.vpc.id
    }
  }
}

# Last of all: a target is the load balancer behind an address, and that is the Gateway's to make.
resource "google_dns_record_set" "gateway" {
  count = var.gatewayReady ? 1 : 0

  managed_zone = google_dns_managed_zone.service.name
  name         = local.fleet.dnsName
  type         = "A"
  # How long a client keeps an address whose region is gone.
  ttl = 30

  routing_policy {
    # Off: with it an unhealthy region would still be the only answer for its neighbours.
    enable_geo_fencing = false

    dynamic "geo" {
      for_each = local.regions
      content {
        location = local.regions[geo.key].name
        health_checked_targets {
          internal_load_balancers {
            load_balancer_type = "globalL7ilb"
            ip_address         = google_compute_address.gateway_ips[geo.key].address
            ip_protocol        = "tcp"
            # The Gateway's listener.
            port        = "80"
            network_url = google_compute_network.vpc.id
            project     = local.fleet.projectId
          }
        }
      }
    }
  }
}
