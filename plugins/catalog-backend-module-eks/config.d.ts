import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Entities for AWS accounts and EKS clusters, read through the eks backend. */
      eks?: {
        /** When the catalog is brought up to date. Default: every 5 minutes, at most 3 minutes long, first after 15 seconds. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** Namespace of the entities. Default: `default`. */
        namespace?: string;
        /** Owner of what has none of its own, as an entity reference. Default: `group:default/unknown`. */
        defaultOwner?: string;
        /** System that all clusters belong to, as an entity reference. Default: none. */
        system?: string;
      };
    };
  };
}
