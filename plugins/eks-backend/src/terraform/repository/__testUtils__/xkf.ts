import { Files } from './memoryRepository';

const source = 'github.com/xenitab/terraform-modules//modules/aws';

/** A call of the eks module, as XKF's templates have it. */
export function eksModule(
  suffix: number,
  options: { ref?: string; lines?: string[]; config?: string } = {},
): string {
  const { ref = '2023.10.2', lines = [], config = 'var.eks_config' } = options;
  return [
    `provider "helm" {`,
    `  alias = "eks${suffix}"`,
    `  kubernetes {`,
    `    host = module.eks${suffix}.kube_config.host`,
    `  }`,
    `}`,
    ``,
    `module "eks${suffix}" {`,
    `  source = "${source}/eks?ref=${ref}"`,
    ...lines.map(line => `  ${line}`),
    ``,
    `  providers = {`,
    `    aws           = aws`,
    `    aws.eks_admin = aws.eks_admin`,
    `  }`,
    ``,
    `  environment     = var.environment`,
    `  name            = var.eks_name`,
    `  eks_name_suffix = ${suffix}`,
    `  eks_config      = ${config}`,
    `  velero_config   = module.eks_global.velero_config`,
    `}`,
    ``,
    `module "eks${suffix}_core" {`,
    `  source = "github.com/xenitab/terraform-modules//modules/kubernetes/eks-core?ref=${ref}"`,
    ``,
    `  environment     = var.environment`,
    `  name            = var.eks_name`,
    `  eks_name_suffix = ${suffix}`,
    `  namespaces      = [for n in var.tenant_namespaces : { name = n.name }]`,
    `}`,
    ``,
  ].join('\n');
}

const newConfig = `eks_config = {
  version    = "1.25" # raised in spring
  cidr_block = "10.100.0.0/18"
  node_pools = [
    {
      name           = "standard"
      version        = "1.25.9-20230513"
      min_size       = 3
      max_size       = 6
      instance_types = ["t3.large"]
      node_labels    = {}
      node_taints    = []
    },
    # For reports.
    {
      name           = "memory"
      version        = "1.25.9-20230513"
      min_size       = 1
      max_size       = 4
      instance_types = ["r5.large", "r5a.large"]
      node_labels = {
        "workload" = "memory"
      }
      node_taints = [
        {
          key    = "workload"
          value  = "memory"
          effect = "NO_SCHEDULE"
        },
      ]
    },
  ]
}
`;

const oldConfig = `eks_config = {
  kubernetes_version = "1.21"
  cidr_block         = "10.100.0.0/18"
  node_groups = [
    {
      name            = "standard"
      release_version = "1.21.5-20220123"
      min_size        = 3
      max_size        = 6
      instance_types  = ["t3.large"]
    }
  ]
}
`;

const newType = `variable "eks_config" {
  description = "The EKS Config"
  type = object({
    version    = string
    cidr_block = string
    node_pools = list(object({
      name           = string
      version        = string
      min_size       = number
      max_size       = number
      instance_types = list(string)
      node_labels    = map(string)
      node_taints = list(object({
        key    = string
        value  = string
        effect = string
      }))
    }))
  })
}
`;

const variables = `variable "environment" {
  description = "The environment name to use for the deploy"
  type        = string
}

variable "eks_name" {
  type    = string
  default = "eks"
}

variable "tenant_namespaces" {
  type = list(any)
}

`;

export const globalText = `azure_location = "West Europe"
aws_location   = "eu-west-1"

tenant_namespaces = [
  {
    name                    = "wt"
    delegate_resource_group = true
    labels = {
      "terraform" = "true"
    }
    flux = {
      enabled     = true
      create_crds = false
      azure_devops = {
        org  = "acme"
        proj = "acme"
        repo = "gitops"
      }
      github = {
        repo = ""
      }
    }
  },
]
`;

const coreVariables = `variable "vpc_peering_config_requester" {
  type = list(object({
    name                   = string
    peer_owner_id          = string
    peer_vpc_id            = string
    destination_cidr_block = string
  }))
  default = []
}
`;

/** The var file of an environment for clusters. */
export function eksVarFile(
  environment: string,
  config: 'node_pools' | 'node_groups' | string = 'node_pools',
): string {
  const text =
    { node_pools: newConfig, node_groups: oldConfig }[config] ?? config;
  return `environment = "${environment}"\ndns_zones   = []\n\n${text}\neks_authorized_ips = []\n`;
}

/** The var file of an environment for networks. */
export function coreVarFile(environment: string): string {
  return `environment = "${environment}"\ncidr_block  = "10.100.0.0/18"\n\nvpc_peering_config_requester = []\n`;
}

/** A platform repository with eks1 and eks2 in dev and prod. */
export function xkf(
  spelling: 'node_pools' | 'node_groups' = 'node_pools',
  more: Files = {},
): Files {
  const isNew = spelling === 'node_pools';
  const ref = isNew ? '2023.10.2' : '2022.03.4';
  return {
    'global.tfvars': globalText,
    'aws-eks/main.tf': `module "eks_global" {\n  source = "${source}/eks-global?ref=${ref}"\n}\n`,
    'aws-eks/variables.tf': `${variables}${isNew ? newType : 'variable "eks_config" {}\n'}`,
    'aws-eks/eks1.tf': eksModule(1, { ref }),
    'aws-eks/eks2.tf': eksModule(2, { ref }),
    'aws-eks/variables/dev.tfvars': eksVarFile('dev', spelling),
    'aws-eks/variables/prod.tfvars': eksVarFile('prod', spelling),
    'aws-eks/variables/common.tfvars': '',
    'aws-core/main.tf': `module "core" {\n  source = "${source}/eks-core?ref=${ref}"\n}\n`,
    'aws-core/variables.tf': coreVariables,
    'aws-core/variables/dev.tfvars': coreVarFile('dev'),
    'aws-core/variables/prod.tfvars': coreVarFile('prod'),
    'azure-governance/variables.tf':
      'variable "tenant_resource_group_configs" {}\n\nvariable "tenant_namespaces" {}\n',
    'azure-governance/variables/common.tfvars':
      'partner_id                    = "2501985" # ours\ntenant_resource_group_configs = []\n',
    ...more,
  };
}
