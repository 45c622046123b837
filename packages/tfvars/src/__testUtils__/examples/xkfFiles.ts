import { lines } from '../lines';

/** The files of an XKF repository, and what a platform team changes in them. */
export const aws = lines(
  'environment = "dev"',
  'dns_zones   = []',
  '',
  'eks_config = {',
  '  version    = "1.23"',
  '  cidr_block = "10.100.0.0/18"',
  '  node_pools = [',
  '    {',
  '      name           = "standard2"',
  '      version        = "1.23.9-20220824"',
  '      min_size       = 3',
  '      max_size       = 6',
  '      instance_types = ["t3.large"]',
  '      node_labels    = {}',
  '    },',
  '  ]',
  '}',
  '',
  'eks_authorized_ips = []',
);

export const older = lines(
  'eks_config = {',
  '  kubernetes_version = "1.20" # until spring',
  '  cidr_block         = "10.0.16.0/20"',
  '  node_groups = [',
  '    {',
  '      name            = "standard"',
  '      release_version = "1.20.4-20210414"',
  '      min_size        = 1',
  '      max_size        = 3',
  '      instance_types  = ["t3.large"]',
  '    }',
  '  ]',
  '}',
);

export const core = lines(
  'dns_zones        = []',
  'dns_zone_enabled = true',
  'environment      = "dev"',
  'flow_log_enabled = false',
  'cidr_block       = "10.100.0.0/18"',
  '',
  'vpc_peering_config_requester = []',
);

export const requester = {
  name: 'team-a',
  peer_owner_id: '222222222222',
  peer_vpc_id: 'vpc-0123456789abcdef0',
  destination_cidr_block: '10.200.0.0/18',
};

export const global = lines(
  'azure_location = "West Europe"',
  'tenant_id      = "x"',
  '',
  'tenant_namespaces = [',
  '  {',
  '    name                    = "wt"',
  '    delegate_resource_group = true',
  '    labels = {',
  '      "terraform" = "true"',
  '    }',
  '    flux = {',
  '      enabled     = true',
  '      create_crds = false',
  '      azure_devops = {',
  '        org  = "Winningtemp"',
  '        proj = "winningtemp"',
  '        repo = "gitops"',
  '      }',
  '      github = {',
  '        repo = ""',
  '      }',
  '    }',
  '  },',
  ']',
);
