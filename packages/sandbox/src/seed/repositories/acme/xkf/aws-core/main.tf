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
  source = "github.com/acme/terraform-modules//modules/aws/eks-core?ref=2026.10.1"

  name                         = "core"
  environment                  = var.environment
  cidr_block                   = var.cidr_block
  dns_zones                    = var.dns_zones
  flow_log_enabled             = var.flow_log_enabled
  vpc_peering_config_requester = var.vpc_peering_config_requester
}
