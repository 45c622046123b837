terraform {
  required_version = "1.3.0"

  required_providers {
    azurerm = {
      version = "3.71.0"
      source  = "hashicorp/azurerm"
    }
  }

  backend "azurerm" {}
}

module "governance" {
  source = "github.com/acme/terraform-modules//modules/azure/governance-global?ref=2026.10.1"

  environment                   = var.environment
  partner_id                    = var.partner_id
  owner_service_principal_name  = var.owner_service_principal_name
  tenant_resource_group_configs = var.tenant_resource_group_configs
}
