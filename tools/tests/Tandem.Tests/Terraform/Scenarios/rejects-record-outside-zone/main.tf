# run: plan
# A record has a name in its zone; a zone that networks see is private.
provider "google" {
  project = "demo-project"
}

resource "google_dns_managed_zone" "service" {
  name       = "service"
  dns_name   = "llm.example.com."
  visibility = "public" # expect: is not allowed for public zones

  private_visibility_config {
    networks {
      network_url = "projects/demo-project/global/networks/default"
    }
  }
}

resource "google_dns_managed_zone" "private" {
  name       = "private"
  dns_name   = "llm.example.com."
  visibility = "private"
}

resource "google_dns_record_set" "inside" {
  managed_zone = google_dns_managed_zone.private.name
  name         = "chat.llm.example.com."
  type         = "A"
  ttl          = 30
  rrdatas      = ["10.0.0.5"]
}

resource "google_dns_record_set" "outside" {
  managed_zone = google_dns_managed_zone.private.name # expect: Invalid value for 'entity.change.additions[0].name'
  name         = "chat.example.com."
  type         = "A"
  ttl          = 30
  rrdatas      = ["10.0.0.5"]
}
