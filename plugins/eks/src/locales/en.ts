import { cluster } from './en/cluster';
import { entity } from './en/entity';
import { feedback } from './en/feedback';
import { fleet } from './en/fleet';
import { nodeGroups } from './en/nodeGroups';
import { nodes } from './en/nodes';
import { overview } from './en/overview';
import { state } from './en/state';
import { updates } from './en/updates';

/** The English messages, which are also the keys of every other language. */
export const en = {
  ...feedback,
  ...state,
  ...fleet,
  ...cluster,
  ...overview,
  ...nodeGroups,
  ...nodes,
  ...updates,
  ...entity,
} as const;
