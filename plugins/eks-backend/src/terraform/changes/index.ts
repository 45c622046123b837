export type {
  ChangeAccount,
  ChangeContext,
  ChangePlan,
  LiveCluster,
  LiveFacts,
  LiveNodeGroup,
  PlannedFile,
} from './context';
export { planChanges } from './planChanges';
