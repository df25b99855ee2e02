# Two of these must be on before the first plan, because the providers themselves ask them: Service Usage and Cloud
# Resource Manager (docs/terraform.md). None is ever turned off: others in the project may use it.

resource "google_project_service" "base_apis" {
  for_each = toset([
    "cloudresourcemanager.googleapis.com",
    "compute.googleapis.com",
    "container.googleapis.com",
    "dns.googleapis.com",
    "iam.googleapis.com",
    # Tokens of the Kubernetes accounts that are principals.
    "iamcredentials.googleapis.com",
    "logging.googleapis.com",
    "monitoring.googleapis.com",
    "secretmanager.googleapis.com",
    "storage.googleapis.com",
  ])

  service            = each.value
  disable_on_destroy = false
}

resource "google_project_service" "fleet_apis" {
  for_each = toset([
    # Where the AutoscalingMetric's values go, and where the load balancer reads them.
    "autoscaling.googleapis.com",
    "gkehub.googleapis.com",
    "multiclusteringress.googleapis.com",
    "multiclusterservicediscovery.googleapis.com",
    "networkservices.googleapis.com",
    "trafficdirector.googleapis.com",
  ])

  service            = each.value
  disable_on_destroy = false
}

# An API answers "not enabled" for a while after it is enabled, and nothing tells when that ends; so a sleep, once, before
# whatever calls one. Decision: docs/decisions/0023-apis-and-agents.md
resource "time_sleep" "wait_for_apis" {
  create_duration = "60s"

  # Again when an API is added.
  triggers = {
    apis = join(" ", concat(
      [for api in google_project_service.base_apis : api.service],
      [for api in google_project_service.fleet_apis : api.service],
    ))
  }
}
