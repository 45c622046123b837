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
    kubernetes_version = string
    cidr_block         = string
    node_groups = list(object({
      name            = string
      release_version = string
      min_size        = number
      max_size        = number
      instance_types  = list(string)
      node_labels     = map(string)
      node_taints = list(object({
        key    = string
        value  = string
        effect = string
      }))
    }))
  })

  validation {
    condition     = can(regex("^1\\.(30|31|32|33)$", var.eks_config.kubernetes_version))
    error_message = "The EKS version has not been validated yet, supported versions are 1.30, 1.31, 1.32, 1.33."
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
