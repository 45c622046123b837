environment = "qa"
dns_zones   = ["qa.north.acme.example"]
cidr_block  = "{{cidr 222222222222 eu-north-1}}"
