environment = "qa"
dns_zones   = ["qa.acme.example"]
cidr_block  = "{{cidr 222222222222 eu-west-1}}"

vpc_peering_config_requester = []
