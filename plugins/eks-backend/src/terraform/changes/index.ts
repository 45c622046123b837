export type {
  ChangeAccount,
  ChangeContext,
  ChangePlan,
  KnownAws,
  LiveCluster,
  LiveEnvironment,
  LiveFacts,
  LiveNodeGroup,
  PlannedFile,
} from './context';
export { planChanges } from './planChanges';
