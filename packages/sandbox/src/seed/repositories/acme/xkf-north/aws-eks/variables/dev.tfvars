environment = "dev"
dns_zones   = ["dev.north.acme.example"]

eks_config = {
  kubernetes_version = "1.33"
  cidr_block         = "{{cidr 111111111111 eu-north-1}}"
  node_groups = [
    {
      name            = "standard"
      release_version = "{{release AL2023_ARM_64_STANDARD 1.33 1}}"
      min_size        = 1
      max_size        = 3
      instance_types  = ["m7g.large"]
      node_labels     = {}
      node_taints     = []
    }
  ]
}
