variable "environment" {
  description = "The environment name to use for the deploy"
  type        = string
}

variable "aws_location" {
  description = "The region of everything in this folder"
  type        = string
}

variable "vpc_config" {
  description = "The network of the shop"
  type = object({
    cidr_block     = string
    public_subnets = list(object({ name_prefix = string, cidr_block = string }))
    private_subnets = list(object({
      name_prefix             = string
      cidr_block              = string
      availability_zone_index = number
      public_routing_enabled  = bool
      tags                    = map(string)
    }))
  })
}

variable "vpc_peering_config_accepter" {
  description = "VPC peerings that others ask for"
  type = list(object({
    name                   = string
    peer_owner_id          = string
    destination_cidr_block = string
  }))
  default = []
}
