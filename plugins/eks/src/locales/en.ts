import { change } from './en/change';
import { cluster } from './en/cluster';
import { diff } from './en/diff';
import { drift } from './en/drift';
import { entity } from './en/entity';
import { feedback } from './en/feedback';
import { fleet } from './en/fleet';
import { nodeGroups } from './en/nodeGroups';
import { nodes } from './en/nodes';
import { overview } from './en/overview';
import { pullRequest } from './en/pullRequest';
import { state } from './en/state';
import { terraformState } from './en/terraformState';
import { updates } from './en/updates';

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
  ...diff,
  ...pullRequest,
  ...entity,
} as const;
