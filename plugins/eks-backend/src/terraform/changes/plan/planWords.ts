import { PlannedItem } from './PlannedItem';

const boundWords = { 'min-size': 'smallest', 'max-size': 'largest' } as const;

/** What a plan does, as the part of a sentence: `prod-eks1 goes from …`. */
export function itemWords({ difference, cluster }: PlannedItem): string {
  const { aspect, state, subject = '', declared, live } = difference;
  switch (aspect) {
    case 'version':
      return `${cluster} goes from Kubernetes ${live} to ${declared}`;
    case 'node-group':
      return `node group ${subject} is ${state === 'not-live' ? 'created' : 'deleted'}`;
    case 'release-version':
      return `${subject} goes from release ${live} to ${declared}`;
    case 'min-size':
    case 'max-size':
      return `the ${boundWords[aspect]} size of ${subject} goes from ${live} to ${declared}`;
    case 'instance-types':
      return `node group ${subject} is deleted and created again with other instance types`;
    case 'labels':
    case 'taints':
      return `${subject} gets other ${aspect}`;
    default:
      return `peering ${subject} is ${state === 'not-live' ? 'created' : 'changed'}`;
  }
}

/** What disturbs most comes first. */
export function gravity({
  difference: { aspect, state },
}: PlannedItem): number {
  if (aspect === 'instance-types') return 5;
  if (aspect === 'node-group') return state === 'not-declared' ? 5 : 3;
  if (aspect === 'version') return 4;
  if (aspect === 'peering') return 3;
  return aspect === 'min-size' || aspect === 'max-size' ? 1 : 2;
}
