# The second cluster of blue and green; only qa has one.
module "eks2" {
  source = "github.com/acme/terraform-modules//modules/aws/eks?ref=2022.03.2"
  count  = var.environment == "qa" ? 1 : 0

  providers = {
    aws           = aws
    aws.eks_admin = aws.eks_admin
  }

  name                = "eks"
  eks_name_suffix     = "2"
  environment         = var.environment
  eks_config          = var.eks_config
  eks_authorized_ips  = var.eks_authorized_ips
  cluster_role_arn    = module.eks_global.cluster_role_arn
  node_group_role_arn = module.eks_global.node_group_role_arn
}
