environment = "qa"
dns_zones   = ["qa.north.acme.example"]

# Describes both clusters.
eks_config = {
  kubernetes_version = "1.33"
  cidr_block         = "{{cidr 222222222222 eu-north-1}}"
  node_groups = [
    {
      name            = "standard"
      release_version = "{{release AL2023_x86_64_STANDARD 1.33 2}}"
      min_size        = 1
      max_size        = 4
      instance_types  = ["m6i.xlarge"]
      node_labels     = {}
      node_taints     = []
    }
  ]
}
