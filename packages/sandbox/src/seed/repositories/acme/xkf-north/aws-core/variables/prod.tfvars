environment = "prod"
dns_zones   = ["prod.north.acme.example"]
cidr_block  = "{{cidr 333333333333 eu-north-1}}"
