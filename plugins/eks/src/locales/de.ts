import { change } from './de/change';
import { cluster } from './de/cluster';
import { diff } from './de/diff';
import { drift } from './de/drift';
import { entity } from './de/entity';
import { feedback } from './de/feedback';
import { fleet } from './de/fleet';
import { nodeGroups } from './de/nodeGroups';
import { nodes } from './de/nodes';
import { overview } from './de/overview';
import { pullRequest } from './de/pullRequest';
import { state } from './de/state';
import { terraformState } from './de/terraformState';
import { updates } from './de/updates';

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
  ...diff,
  ...pullRequest,
  ...entity,
};

export default de;
