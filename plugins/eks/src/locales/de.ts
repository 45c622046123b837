import { change } from './de/change';
import { cluster } from './de/cluster';
import { diff } from './de/diff';
import { drift } from './de/drift';
import { entity } from './de/entity';
import { feedback } from './de/feedback';
import { fleet } from './de/fleet';
import { irsaRoles } from './de/irsaRoles';
import { nodeGroups } from './de/nodeGroups';
import { nodes } from './de/nodes';
import { operationChoices } from './de/operationChoices';
import { operationRun } from './de/operationRun';
import { operations } from './de/operations';
import { operationState } from './de/operationState';
import { operationTitles } from './de/operationTitles';
import { operationWizard } from './de/operationWizard';
import { overview } from './de/overview';
import { peering } from './de/peering';
import { pullRequest } from './de/pullRequest';
import { state } from './de/state';
import { templateFields } from './de/templateFields';
import { tenants } from './de/tenants';
import { tenantTitles } from './de/tenantTitles';
import { terraformState } from './de/terraformState';
import { updates } from './de/updates';
import { warning } from './de/warning';

/** The German messages. */
const de = {
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
};

export default de;
