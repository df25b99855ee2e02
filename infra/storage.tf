# The weights, once per region, so that a start neither crosses a continent nor waits for another region.
# Decisions: docs/decisions/0012-weights-buckets-and-cache.md, docs/decisions/0028-bucket-settings.md
resource "google_storage_bucket" "model_buckets" {
  for_each = local.regions

  name     = each.value.weightsBucket
  location = each.value.weightsBucketLocation
  # Hours of loading in two regions: emptied by hand, or by `tandem infra destroy --delete-weights`.
  force_destroy               = false
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  # A revision that was deleted by mistake comes back within a week. A folder never changes, so versions would hold nothing.
  soft_delete_policy {
    retention_duration_seconds = 604800
  }

  # What a loader that was killed left half-written: invisible, and paid for.
  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }
    condition {
      age = 1
    }
  }

  lifecycle {
    precondition {
      condition     = lower(each.value.weightsBucketLocation) == each.value.name
      error_message = "weightsBucketLocation of ${each.key} is ${each.value.weightsBucketLocation}: it must be the region itself."
    }
  }

  depends_on = [time_sleep.wait_for_apis]
}
