environment = "prod"

vpc_config = {
  cidr_block     = "{{cidr 444444444444 eu-west-1}}"
  public_subnets = []
  private_subnets = [
    {
      name_prefix             = "data"
      cidr_block              = "10.120.36.64/28"
      availability_zone_index = 0
      public_routing_enabled  = true
      tags                    = {}
    },
  ]
}

# The platform asks; its pull request comes first.
vpc_peering_config_accepter = [
  {
    name                   = "prod-tenant-data"
    peer_owner_id          = "333333333333"
    destination_cidr_block = "{{cidr 333333333333 eu-west-1}}"
  },
]
