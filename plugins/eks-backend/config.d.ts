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
    /** Regions that are newer than this plugin. */
    additionalRegions?: string[];
    /** Tag of a cluster that names its owner. Default: Owner. */
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
  };
}
