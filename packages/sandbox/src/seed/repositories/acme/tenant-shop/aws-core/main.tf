terraform {
  required_version = "1.3.0"

  required_providers {
    aws = {
      version = "4.31.0"
      source  = "hashicorp/aws"
    }
  }

  backend "azurerm" {}
}

provider "aws" {
  region = var.aws_location
}

module "core" {
  source = "github.com/acme/terraform-modules//modules/aws/core?ref=2026.10.1"

  name                        = "shop"
  environment                 = var.environment
  vpc_config                  = var.vpc_config
  dns_zone_enabled            = false
  vpc_peering_config_accepter = var.vpc_peering_config_accepter
}
