# Of this platform only: the upgrade of the template leaves this file alone.
locals {
  eks_admin_assume_principal_ids = [
    "arn:aws:iam::999999999999:root",
  ]
}
