environment = "qa"
dns_zones   = ["qa.acme.example"]

eks_config = {
  version    = "1.34"
  cidr_block = "{{cidr 222222222222 eu-west-1}}"
  node_pools = [
    {
      name           = "standard"
      version        = "{{release AL2023_x86_64_STANDARD 1.34 5}}"
      instance_types = ["m6i.xlarge"]
      min_size       = 1
      max_size       = 5
      node_labels    = {}
      node_taints    = []
    }
  ]
}
