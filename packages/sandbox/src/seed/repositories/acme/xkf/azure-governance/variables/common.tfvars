partner_id                   = "4711"
owner_service_principal_name = "sp-sub-xks-all-owner"

tenant_resource_group_configs = [
  {
    common_name                = "shop"
    delegate_aks               = true
    delegate_key_vault         = true
    delegate_service_endpoint  = false
    delegate_service_principal = false
    lock_resource_group        = false
    disable_unique_suffix      = false
    tags = {
      "Team" = "shop"
    }
  },
  {
    common_name                = "payments"
    delegate_aks               = true
    delegate_key_vault         = true
    delegate_service_endpoint  = false
    delegate_service_principal = false
    lock_resource_group        = true
    disable_unique_suffix      = false
    tags = {
      "Team" = "payments"
    }
  },
]
