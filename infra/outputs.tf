output "clusters" {
  description = "Per region: the cluster's name, its location, and the endpoint for kubectl."
  value = {
    for region, cluster in google_container_cluster.clusters : region => {
      name         = cluster.name
      location     = cluster.location
      dns_endpoint = cluster.control_plane_endpoints_config[0].dns_endpoint_config[0].endpoint
    }
  }
}

output "config_membership" {
  description = "Membership of the cluster that holds the Gateway."
  value       = google_gke_hub_feature.ingress.spec[0].multiclusteringress[0].config_membership
}

output "gateway_addresses" {
  description = "Per region: the gateway's reserved address."
  value       = { for region, address in google_compute_address.gateway_ips : region => address.address }
}

output "network" {
  description = "Name of the VPC."
  value       = google_compute_network.vpc.name
}

output "node_service_account" {
  description = "Account of all nodes, target of the firewall rules."
  value       = google_service_account.nodes.email
}

output "service_name" {
  description = "DNS name of the service; null until gatewayReady."
  value       = one(google_dns_record_set.gateway[*].name)
}

output "token_secret" {
  description = "Secret that `tandem secret set` adds a version to."
  value       = google_secret_manager_secret.hugging_face_token.secret_id
}

output "weights_buckets" {
  description = "Per region: the bucket of the weights. Destroying leaves it while it holds anything."
  value       = { for region, bucket in google_storage_bucket.model_buckets : region => bucket.name }
}
