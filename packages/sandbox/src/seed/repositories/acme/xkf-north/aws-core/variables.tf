variable "environment" {
  description = "The environment name to use for the deploy"
  type        = string
}

variable "aws_location" {
  description = "The region of everything in this folder"
  type        = string
}

variable "dns_zones" {
  description = "List of DNS Zones"
  type        = list(string)
}

variable "cidr_block" {
  description = "The address range of the VPC, a /18 or larger"
  type        = string

  validation {
    condition     = can(regex("/(1[0-8]|[0-9])$", var.cidr_block))
    error_message = "The prefix of the CIDR block must be 18 or less."
  }
}

variable "flow_log_enabled" {
  description = "Should flow logs be collected"
  type        = bool
  default     = false
}

variable "vpc_peering_config_requester" {
  description = "VPC peerings that this side asks for"
  type = list(object({
    name                   = string
    peer_owner_id          = string
    peer_vpc_id            = string
    destination_cidr_block = string
  }))
  default = []
}
