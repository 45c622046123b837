variable "environment" {
  description = "The environment name to use for the deploy"
  type        = string
}

variable "aws_location" {
  description = "The region of everything in this folder"
  type        = string
}

variable "unique_suffix" {
  description = "Unique suffix that is used in globally unique resources names"
  type        = string
  default     = ""
}

variable "aks_group_name_prefix" {
  description = "Prefix for Azure AD groups"
  type        = string
  default     = "aks"
}

variable "dns_zones" {
  description = "List of DNS Zones"
  type        = list(string)
}

variable "eks_authorized_ips" {
  description = "Who may reach the API servers"
  type        = list(string)
  default     = ["0.0.0.0/0"]
}

variable "eks_config" {
  description = "The EKS config"
  type = object({
    version    = string
    cidr_block = string
    node_pools = list(object({
      name           = string
      version        = string
      instance_types = list(string)
      min_size       = number
      max_size       = number
      node_labels    = map(string)
      node_taints = list(object({
        key    = string
        value  = string
        effect = string
      }))
    }))
  })

  validation {
    condition     = can(regex("^([0-9]\\d*)\\.([0-9]\\d*)$", var.eks_config.version))
    error_message = "The EKS version must only include major and minor, for example 1.35."
  }

  validation {
    condition     = can(regex("^1\\.(31|32|33|34|35|36)$", var.eks_config.version))
    error_message = "The EKS version has not been validated yet, supported versions are 1.31, 1.32, 1.33, 1.34, 1.35, 1.36."
  }

  validation {
    condition     = alltrue([for pool in var.eks_config.node_pools : can(regex("^1\\.(31|32|33|34|35|36)\\.", pool.version))])
    error_message = "The version of a node pool has not been validated yet, supported versions are 1.31, 1.32, 1.33, 1.34, 1.35, 1.36."
  }
}

variable "tenant_namespaces" {
  description = "The namespaces that should be created in Kubernetes"
  type = list(object({
    name                    = string
    delegate_resource_group = bool
    labels                  = map(string)
    flux = object({
      enabled     = bool
      create_crds = bool
      azure_devops = object({
        org  = string
        proj = string
        repo = string
      })
      github = object({
        repo = string
      })
    })
  }))
}
