environment = "prod"
dns_zones   = ["prod.acme.example"]
cidr_block  = "{{cidr 333333333333 eu-west-1}}"

vpc_peering_config_requester = [
  # The data platform.
  {
    name                   = "prod-tenant-data"
    peer_owner_id          = "444444444444"
    peer_vpc_id            = "{{vpc 444444444444 eu-west-1}}"
    destination_cidr_block = "{{cidr 444444444444 eu-west-1}}"
  },
]
