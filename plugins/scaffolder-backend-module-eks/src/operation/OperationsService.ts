import { EksService } from '@xkf/backstage-plugin-eks-node';

/** What the actions ask of the eks backend. */
export type OperationsService = Pick<
  EksService,
  | 'planOperation'
  | 'startOperation'
  | 'listOperations'
  | 'getOperation'
  | 'getRotationOptions'
  | 'listTenants'
>;
