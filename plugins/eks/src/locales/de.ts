import { cluster } from './de/cluster';
import { entity } from './de/entity';
import { feedback } from './de/feedback';
import { fleet } from './de/fleet';
import { nodeGroups } from './de/nodeGroups';
import { nodes } from './de/nodes';
import { overview } from './de/overview';
import { state } from './de/state';
import { updates } from './de/updates';

/** The German messages. */
const de = {
  ...feedback,
  ...state,
  ...fleet,
  ...cluster,
  ...overview,
  ...nodeGroups,
  ...nodes,
  ...updates,
  ...entity,
};

export default de;
