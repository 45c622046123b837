environment = "prod"
dns_zones   = ["prod.north.acme.example"]

eks_config = {
  kubernetes_version = "1.31"
  cidr_block         = "{{cidr 333333333333 eu-north-1}}"
  node_groups = [
    {
      name            = "standard"
      release_version = "{{release AL2_x86_64 1.31 1}}"
      min_size        = 1
      max_size        = 5
      instance_types  = ["m6i.xlarge"]
      node_labels     = {}
      node_taints     = []
    }
  ]
}
