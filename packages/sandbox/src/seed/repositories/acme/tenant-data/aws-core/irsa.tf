# The issuers of the platform's clusters, which this account trusts.
resource "aws_iam_openid_connect_provider" "prod_eks1" {
  url             = "{{issuer 333333333333 eu-west-1 prod-eks1}}"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]
}

resource "aws_iam_openid_connect_provider" "prod_eks2" {
  url             = "{{issuer 333333333333 eu-west-1 prod-eks2}}"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]
}

module "search_indexer" {
  source = "github.com/acme/terraform-modules//modules/aws/irsa?ref=2026.10.1"

  name = "xks-eu-west-1-prod-data-search-indexer"
  oidc_providers = [
    {
      url = "{{issuer 333333333333 eu-west-1 prod-eks2}}"
      arn = aws_iam_openid_connect_provider.prod_eks2.arn
    },
  ]
  kubernetes_namespace       = "search"
  kubernetes_service_account = "search-indexer"
  policy_json_create         = true
  policy_json = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["s3:GetObject", "s3:ListBucket"]
        Resource = [
          "arn:aws:s3:::acme-data-prod",
          "arn:aws:s3:::acme-data-prod/search/*",
        ]
      },
    ]
  })
}

module "payments_export" {
  source = "github.com/acme/terraform-modules//modules/aws/irsa?ref=2026.10.1"

  name = "xks-eu-west-1-prod-data-payments-export"
  oidc_providers = [
    {
      url = "{{issuer 333333333333 eu-west-1 prod-eks1}}"
      arn = aws_iam_openid_connect_provider.prod_eks1.arn
    },
    {
      url = "{{issuer 333333333333 eu-west-1 prod-eks2}}"
      arn = aws_iam_openid_connect_provider.prod_eks2.arn
    },
  ]
  kubernetes_namespace       = "payments"
  kubernetes_service_account = "payments-export"
  policy_json_create         = false
  policy_permissions_arn     = ["arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess"]
}
