variable "environment" {
  description = "The environment name to use for the deploy"
  type        = string
}

variable "partner_id" {
  description = "The partner id that costs are counted for"
  type        = string
}

variable "owner_service_principal_name" {
  description = "The name of the service principal that owns the subscription"
  type        = string
}

variable "tenant_resource_group_configs" {
  description = "Resource groups of the tenants"
  type = list(object({
    common_name                        = string
    delegate_aks                       = bool
    delegate_key_vault                 = bool
    delegate_service_endpoint          = bool
    delegate_service_principal         = bool
    lock_resource_group                = bool
    disable_unique_suffix              = bool
    key_vault_purge_protection_enabled = optional(bool, false)
    tags                               = map(string)
  }))
}
