# The facts, read from the files that Kustomize injects from. Keys keep their YAML names, so that each.value.podCidr
# is found in region.yaml by its name.

locals {
  fleet = yamldecode(file("${var.root}/base/fleet/fleet.yaml")).data

  # A region is a folder.
  regions = {
    for path in fileset(var.root, "clusters/*/facts/region.yaml") :
    split("/", path)[1] => yamldecode(file("${var.root}/${path}")).data
  }

  misnamed_regions = [
    for region in keys(local.regions) : "${region} (name: ${local.regions[region].name})"
    if local.regions[region].name != region
  ]

  # Every range of the VPC, under the name that a message gives it.
  ranges = merge([
    for region in keys(local.regions) : {
      "nodeSubnetCidr of ${region}"  = local.regions[region].nodeSubnetCidr
      "proxySubnetCidr of ${region}" = local.regions[region].proxySubnetCidr
      "podCidr of ${region}"         = local.regions[region].podCidr
      "serviceCidr of ${region}"     = local.regions[region].serviceCidr
    }
  ]...)

  # cidrnetmask takes IPv4 alone. Google Cloud refuses a range with bits behind its prefix, such as 10.0.1.7/24.
  malformed_ranges = [
    for name, range in local.ranges : "${name} (${range})"
    if !can(cidrnetmask(range)) || try(cidrhost(range, 0), "") != split("/", range)[0]
  ]

  # First address as a number, and how many follow.
  spans = {
    for name, range in local.ranges : name => {
      first = sum([for i, octet in split(".", cidrhost(range, 0)) : tonumber(octet) * pow(256, 3 - i)])
      size  = pow(2, 32 - tonumber(split("/", range)[1]))
    }
    if can(cidrnetmask(range))
  }

  overlapping_ranges = flatten([
    for i, one in keys(local.spans) : [
      for other in slice(keys(local.spans), i + 1, length(local.spans)) :
      "${one} (${local.ranges[one]}) and ${other} (${local.ranges[other]})"
      if local.spans[one].first < local.spans[other].first + local.spans[other].size
      && local.spans[other].first < local.spans[one].first + local.spans[one].size
    ]
  ])
}

# A warning: such a fleet works, it only has nowhere to go.
check "regions" {
  assert {
    condition     = length(local.regions) > 1
    error_message = "The fleet has ${length(local.regions)} region(s): there is none to fail over to."
  }
}
