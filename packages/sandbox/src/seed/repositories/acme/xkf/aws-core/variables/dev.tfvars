environment = "dev"
dns_zones   = ["dev.acme.example"]
cidr_block  = "{{cidr 111111111111 eu-west-1}}"

vpc_peering_config_requester = [
  {
    name                   = "dev-tenant-data"
    peer_owner_id          = "444444444444"
    peer_vpc_id            = "{{vpc 444444444444 eu-west-1}}"
    destination_cidr_block = "{{cidr 444444444444 eu-west-1}}"
  }
]
