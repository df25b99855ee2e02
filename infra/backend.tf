# Partial: the bucket is the project's own and comes with `terraform init -backend-config=bucket=...`. The state is locked
# while in use; the bucket keeps versions. It holds no secret: the token never passes through Terraform.
terraform {
  backend "gcs" {
    prefix = "tandem"
  }
}
