# What differs between two runs. What differs between two fleets is a fact: base/fleet/fleet.yaml and
# clusters/<region>/facts/region.yaml.

variable "root" {
  description = "Folder that holds base/ and clusters/, as seen from this one. Tests point it at a fleet of their own."
  type        = string
  default     = ".."
  nullable    = false

  validation {
    condition     = fileexists("${var.root}/base/fleet/fleet.yaml")
    error_message = "There is no base/fleet/fleet.yaml below ${var.root}."
  }
}

variable "deletion_protection" {
  description = "Whether the clusters refuse to be deleted. Destroying takes an apply with false first."
  type        = bool
  default     = true
  nullable    = false
}

# Named like a fact, because `tandem infra apply` finds it out by looking: is the Gateway Programmed?
variable "gatewayReady" {
  description = "Whether the Gateway has its addresses. Turns on the DNS record, which needs the load balancer it points to."
  type        = bool
  default     = false
  nullable    = false
}
