import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Configuration of the EKS plugins. */
  eks?: {
    /** AWS accounts whose clusters are shown. */
    accounts?: Array<{
      /** Account id: twelve digits, quoted. */
      accountId: string;
      /** Name that people know the account by. */
      name: string;
      /** Environment such as dev, qa or prod. */
      environment: string;
      /** Regions to read. */
      regions: string[];
      /**
       * Whether the platform's clusters run in it, or it is a tenant's.
       * Default: platform.
       */
      role?: 'platform' | 'tenant';
      /** Entity reference of the owner of clusters that carry no owner tag. */
      owner?: string;
      kubernetes?: {
        /** Way into the Kubernetes API of this account's clusters. */
        access: string;
      };
    }>;
    /**
     * The AWS organization. With it, tenants' accounts are discovered, and the
     * portal can create them.
     */
    organization?: {
      /** Account id of the management account: twelve digits, quoted. */
      managementAccountId: string;
      /**
       * Organizational unit of tenants. Its accounts, and those of the units
       * below it, need not be in `accounts`; one that is stays as it is there.
       */
      tenantOrganizationalUnitId: string;
      /** Regions to read in discovered accounts. */
      tenantRegions: string[];
      /** Tag of an account that names its environment. Default: Environment. */
      environmentTag?: string;
      /** Environment of an account without that tag. Default: unknown. */
      defaultEnvironment?: string;
      /**
       * Role that the management account may assume in accounts that the portal
       * creates. Default: OrganizationAccountAccessRole.
       */
      accessRoleName?: string;
      /** How often the organization is read. Default: every 10 minutes. */
      refresh?: string | HumanDuration;
    };
    /** Regions that are newer than this plugin. */
    additionalRegions?: string[];
    /**
     * Tag of a cluster, or of an account of the organization, that names its
     * owner. Default: Owner.
     */
    ownerTag?: string;
    scan?: {
      /** When all accounts are read. Default: every 5 minutes, for at most 4. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** Accounts and regions read at the same time. Default: 16, at most 64. */
      concurrency?: number;
      /**
       * Time for one account in one region; shorter than the timeout of the
       * schedule. Default: 2 minutes.
       */
      unitTimeout?: string | HumanDuration;
      /**
       * Largest share of all known clusters that scans may remove within a
       * day, from 0 to 1; one cluster may always go. Default: 0.2.
       */
      maxRemovalShare?: number;
    };
    kubernetes?: {
      /** Way into the Kubernetes API of clusters. Default: aws-iam. */
      access?: string;
    };
    /** Terraform repositories that describe clusters, networks and tenants. */
    terraform?: {
      /**
       * Repositories of the platform in the layout of the XKF templates: one, or
       * a list when regions have their own.
       */
      platform?: TerraformPlatformRepository | TerraformPlatformRepository[];
      /** Repositories of tenants' networks, one for each tenant account. */
      tenants?: Array<
        {
          /** Account id of the tenant: twelve digits, quoted. */
          accountId: string;
          /** Web address of the repository; its host must be in `integrations`. */
          repoUrl: string;
        } & TerraformTenantRepository
      >;
      /** Repositories of tenant accounts that `tenants` does not name. */
      tenantDefaults?: {
        /**
         * Web address of the repository. It must contain {account}, which stands
         * for the name of the account.
         */
        repoUrl: string;
      } & TerraformTenantRepository;
      /** Kubernetes versions that a Terraform module allows, by its `?ref=`. */
      moduleVersions?: { [ref: string]: string[] };
      /** OPA_BLAST_RADIUS that `make plan` uses by itself. Default: 50. */
      opaBlastRadius?: number;
    };
    /** Upgrades and node rotations. */
    operations?: {
      approval?: {
        /**
         * Environments in which somebody other than the requester must approve
         * an operation. Default: none.
         */
        environments?: string[];
        /** A request that nobody decides for so long lapses. Default: 7 days. */
        decideWithin?: string | HumanDuration;
        /**
         * A failed operation that is retried later than this after its approval
         * needs another one. Default: 1 day.
         */
        validFor?: string | HumanDuration;
      };
      confirmation?: {
        /**
         * Environments in which the name of the cluster must be typed before an
         * operation starts. Default: those that need an approval.
         */
        environments?: string[];
      };
      /**
       * Operations that one replica works on at the same time. Default: 25, at
       * most 200.
       */
      concurrency?: number;
      /** How long ended operations are kept. Default: 400 days. */
      retention?: string | HumanDuration;
    };
  };
}

interface TerraformTenantRepository {
  /** Branch that is applied. Default: main. */
  branch?: string;
  /** Directory of the network. Default: aws-core. */
  directory?: string;
  /** Names of variables, as in the XKF templates. */
  variables?: {
    /** Default: vpc_peering_config_requester. */
    peeringRequester?: string;
    /** Default: vpc_peering_config_accepter. */
    peeringAccepter?: string;
  };
  /** Name of the variables file. Default: the environment of the account. */
  environment?: string;
}

interface TerraformPlatformRepository {
  /** Web address of the repository; its host must be in `integrations`. */
  repoUrl: string;
  /** Branch that is applied. Default: main. */
  branch?: string;
  /** Regions that it describes. Default: all. */
  regions?: string[];
  /** Directories, as in the XKF templates. */
  directories?: {
    /** Networks and peerings. Default: aws-core. */
    core?: string;
    /** Clusters. Default: aws-eks. */
    eks?: string;
    /** Groups and tenants in Azure. Default: azure-governance. */
    governance?: string;
  };
  /** Names of variables, as in the XKF templates. */
  variables?: {
    /** Default: eks_config. */
    eksConfig?: string;
    /** Default: vpc_peering_config_requester. */
    peeringRequester?: string;
    /** Default: vpc_peering_config_accepter. */
    peeringAccepter?: string;
    /** Default: tenant_namespaces. */
    tenantNamespaces?: string;
    /** Default: tenant_resource_group_configs. */
    tenantResourceGroups?: string;
  };
  /**
   * How clusters are named, from the environment and the module's name and
   * suffix. Default: {environment}-{name}{suffix}.
   */
  clusterName?: string;
  /**
   * Name of the variables file of an environment where it differs from the
   * environment's name.
   */
  environments?: { [environment: string]: string };
}
