import { change } from './en/change';
import { cluster } from './en/cluster';
import { diff } from './en/diff';
import { drift } from './en/drift';
import { entity } from './en/entity';
import { feedback } from './en/feedback';
import { fleet } from './en/fleet';
import { irsaRoles } from './en/irsaRoles';
import { nodeGroups } from './en/nodeGroups';
import { nodes } from './en/nodes';
import { operationChoices } from './en/operationChoices';
import { operationRun } from './en/operationRun';
import { operations } from './en/operations';
import { operationState } from './en/operationState';
import { operationTitles } from './en/operationTitles';
import { operationWizard } from './en/operationWizard';
import { overview } from './en/overview';
import { peering } from './en/peering';
import { pullRequest } from './en/pullRequest';
import { state } from './en/state';
import { templateFields } from './en/templateFields';
import { tenants } from './en/tenants';
import { tenantTitles } from './en/tenantTitles';
import { terraformState } from './en/terraformState';
import { updates } from './en/updates';
import { warning } from './en/warning';

/** The English messages, which are also the keys of every other language. */
export const en = {
  ...feedback,
  ...state,
  ...terraformState,
  ...fleet,
  ...cluster,
  ...overview,
  ...nodeGroups,
  ...nodes,
  ...updates,
  ...drift,
  ...change,
  ...warning,
  ...diff,
  ...pullRequest,
  ...entity,
  ...operations,
  ...operationState,
  ...operationRun,
  ...operationTitles,
  ...operationChoices,
  ...operationWizard,
  ...peering,
  ...tenantTitles,
  ...tenants,
  ...irsaRoles,
  ...templateFields,
} as const;
