eks_authorized_ips = ["203.0.113.0/24"]
