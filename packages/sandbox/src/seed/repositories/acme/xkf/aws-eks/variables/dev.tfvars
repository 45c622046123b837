environment = "dev"
dns_zones   = ["dev.acme.example"]

eks_config = {
  version    = "1.36" # eks1 follows once the tenants have tried eks2
  cidr_block = "{{cidr 111111111111 eu-west-1}}"
  node_pools = [
    {
      name           = "standard"
      version        = "{{release AL2023_x86_64_STANDARD 1.36 0}}"
      instance_types = ["m6i.xlarge"]
      min_size       = 1
      max_size       = 6
      node_labels    = {}
      node_taints    = []
    },
    # Reports of the shop need more memory than the standard nodes have.
    {
      name           = "memory"
      version        = "{{release AL2023_x86_64_STANDARD 1.36 2}}"
      instance_types = ["r6i.xlarge"]
      min_size       = 1
      max_size       = 4
      node_labels = {
        "workload" = "memory"
      }
      node_taints = [
        {
          key    = "workload"
          value  = "memory"
          effect = "NO_SCHEDULE"
        },
      ]
    },
  ]
}
