environment = "dev"

vpc_config = {
  cidr_block = "{{cidr 777777777777 eu-west-1}}"
  public_subnets = [
    {
      name_prefix = "public"
      cidr_block  = "10.122.0.0/22"
    },
    {
      name_prefix = "public"
      cidr_block  = "10.122.4.0/22"
    },
  ]
  private_subnets = [
    {
      name_prefix             = "private"
      cidr_block              = "10.122.12.0/22"
      availability_zone_index = 0
      public_routing_enabled  = true
      tags                    = {}
    },
    {
      name_prefix             = "private"
      cidr_block              = "10.122.16.0/22"
      availability_zone_index = 1
      public_routing_enabled  = true
      tags                    = {}
    },
  ]
}
