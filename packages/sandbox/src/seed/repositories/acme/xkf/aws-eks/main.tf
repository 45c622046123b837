terraform {
  required_version = "1.3.0"

  required_providers {
    aws = {
      version = "4.31.0"
      source  = "hashicorp/aws"
    }
    azuread = {
      version = "2.41.0"
      source  = "hashicorp/azuread"
    }
  }

  backend "azurerm" {}
}

provider "aws" {
  region = var.aws_location
}

# Whoever creates a cluster is its administrator: always this role, never a person.
provider "aws" {
  alias  = "eks_admin"
  region = var.aws_location

  assume_role {
    role_arn = module.eks_global.eks_admin_role_arn
  }
}
