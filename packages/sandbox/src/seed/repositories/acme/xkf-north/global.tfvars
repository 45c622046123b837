azure_location          = "North Europe"
azure_location_short    = "ne"
azure_subscription_name = "xks"
aws_location            = "eu-north-1"

unique_suffix         = 5667
azure_ad_group_prefix = "az"
aks_group_name_prefix = "aks"
tenant_id             = "00000000-0000-0000-0000-000000000000"

# One entry per team: the namespaces exist in every cluster.
tenant_namespaces = [
  {
    name                    = "shop"
    delegate_resource_group = true
    labels = {
      "team" = "shop"
    }
    flux = {
      enabled     = true
      create_crds = false
      azure_devops = {
        org  = ""
        proj = ""
        repo = ""
      }
      github = {
        repo = "shop-gitops"
      }
    }
  },
  {
    name                    = "payments"
    delegate_resource_group = true
    labels = {
      "team" = "payments"
    }
    flux = {
      enabled     = true
      create_crds = false
      azure_devops = {
        org  = ""
        proj = ""
        repo = ""
      }
      github = {
        repo = "payments-gitops"
      }
    }
  },
]
