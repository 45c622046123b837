environment = "prod"
dns_zones   = ["prod.acme.example", "acme.example"]

eks_config = {
  version    = "1.35"
  cidr_block = "{{cidr 333333333333 eu-west-1}}"
  node_pools = [
    {
      name           = "standard"
      version        = "{{release AL2023_x86_64_STANDARD 1.35 0}}"
      instance_types = ["m6i.2xlarge"]
      min_size       = 3 # one in every zone
      max_size       = 8
      node_labels    = {}
      node_taints    = []
    },
    {
      name    = "spot"
      version = "{{release AL2023_x86_64_STANDARD 1.35 3}}"
      # Several types, so that one that is sold out does not stop the others.
      instance_types = ["m6i.xlarge", "m5.xlarge", "m5a.xlarge"]
      min_size       = 1
      max_size       = 6
      node_labels = {
        "capacity" = "spot"
      }
      node_taints = []
    },
  ]
}
