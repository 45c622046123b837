import { ReadinessCheck } from '@xkf/backstage-plugin-eks-node';
import { addons } from './addons';
import { clusterHealth } from './clusterHealth';
import { clusterStatus } from './clusterStatus';
import { freeAddresses } from './freeAddresses';
import { insights } from './insights';
import { kubeletSkew } from './kubeletSkew';
import { support } from './support';
import { versionStep } from './versionStep';

/** The checks that every upgrade must pass. */
export const builtInChecks: readonly ReadinessCheck[] = [
  clusterStatus,
  versionStep,
  kubeletSkew,
  freeAddresses,
  insights,
  clusterHealth,
  addons,
  support,
];
