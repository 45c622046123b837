# The issuer of the cluster that the shop runs in.
resource "aws_iam_openid_connect_provider" "prod_eks2" {
  url             = "{{issuer 333333333333 eu-west-1 prod-eks2}}"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]
}

module "shop_web" {
  source = "github.com/acme/terraform-modules//modules/aws/irsa?ref=2026.10.1"

  name = "xks-eu-west-1-prod-shop-web"
  oidc_providers = [
    {
      url = "{{issuer 333333333333 eu-west-1 prod-eks2}}"
      arn = aws_iam_openid_connect_provider.prod_eks2.arn
    },
  ]
  kubernetes_namespace       = "shop"
  kubernetes_service_account = "shop-web"
  policy_json_create         = true
  policy_json = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = "arn:aws:s3:::acme-shop-prod-images/*"
      },
    ]
  })
  policy_permissions_arn = ["arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess"]
}
