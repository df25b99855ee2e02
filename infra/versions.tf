terraform {
  # 1.7: `terraform test` with files of its own.
  required_version = ">= 1.7"

  required_providers {
    # 7.17 is the first google-beta that knows network_config.accelerator_network_profile; 8 changes defaults we rely
    # on. Resources without `provider =` use google, so it is declared too, within the same bounds.
    google = {
      source  = "hashicorp/google"
      version = ">= 7.17, < 8"
    }
    google-beta = {
      source  = "hashicorp/google-beta"
      version = ">= 7.17, < 8"
    }
    time = {
      source  = "hashicorp/time"
      version = ">= 0.11, < 1"
    }
  }
}
