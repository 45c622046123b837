environment = "dev"
dns_zones   = ["dev.north.acme.example"]
cidr_block  = "{{cidr 111111111111 eu-north-1}}"
