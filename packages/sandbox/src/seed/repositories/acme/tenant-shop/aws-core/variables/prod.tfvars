environment = "prod"

vpc_config = {
  cidr_block = "{{cidr 666666666666 eu-west-1}}"
  public_subnets = [
    {
      name_prefix = "public"
      cidr_block  = "10.121.0.0/22"
    },
    {
      name_prefix = "public"
      cidr_block  = "10.121.4.0/22"
    },
  ]
  private_subnets = [
    {
      name_prefix             = "private"
      cidr_block              = "10.121.12.0/22"
      availability_zone_index = 0
      public_routing_enabled  = true
      tags                    = {}
    },
    {
      name_prefix             = "private"
      cidr_block              = "10.121.16.0/22"
      availability_zone_index = 1
      public_routing_enabled  = true
      tags                    = {}
    },
  ]
}

vpc_peering_config_accepter = []
