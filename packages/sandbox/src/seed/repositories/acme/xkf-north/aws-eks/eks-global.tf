module "eks_global" {
  source = "github.com/acme/terraform-modules//modules/aws/eks-global?ref=2022.03.2"

  name                           = "eks"
  environment                    = var.environment
  dns_zones                      = var.dns_zones
  unique_suffix                  = var.unique_suffix
  aks_group_name_prefix          = var.aks_group_name_prefix
  namespaces                     = var.tenant_namespaces
  eks_admin_assume_principal_ids = local.eks_admin_assume_principal_ids
}
