import { OperationSummary } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../../translation';
import { Known, known } from './known';

/** What a step waits for while it waits, as far as its id says. */
type Awaited = 'merge' | 'aws' | 'nodes' | 'nextNode' | 'apiServer' | 'retry';

interface StepWords {
  titles: readonly Known[];
  awaits: Awaited;
}

const open: StepWords = { titles: ['known.step.open'], awaits: 'retry' };
const merge: StepWords = { titles: ['known.step.merge'], awaits: 'merge' };
const cordon: StepWords = {
  titles: ['known.step.cordonOf', 'known.step.cordon'],
  awaits: 'retry',
};
const drain: StepWords = { titles: ['known.step.drain'], awaits: 'nextNode' };

/** The steps of upgrades and rotations by their ids. */
const steps: ReadonlyMap<string, StepWords> = new Map([
  ['preflight', { titles: ['known.step.check'], awaits: 'retry' }],
  ['update-control-plane', { titles: ['known.step.ask'], awaits: 'aws' }],
  ['follow-update', { titles: ['known.step.follow'], awaits: 'aws' }],
  ['pull-request', open],
  ['wait-merge', merge],
  [
    'verify',
    {
      titles: ['known.step.compareAll', 'known.step.compareBoth'],
      awaits: 'apiServer',
    },
  ],
  ['offer-rotation', { titles: ['known.step.offer'], awaits: 'retry' }],
  ['add-pull-request', open],
  ['add-merge', merge],
  ['nodes-ready', { titles: ['known.step.ready'], awaits: 'nodes' }],
  ['cordon', cordon],
  ['check-empty', { titles: ['known.step.empty'], awaits: 'retry' }],
  ['remove-pull-request', open],
  ['remove-merge', merge],
  ['node-groups-gone', { titles: ['known.step.gone'], awaits: 'aws' }],
]);

function wordsOf(id: string): StepWords | undefined {
  // Of a rotation of several clusters, the ids of these two go on with a number.
  if (id.startsWith('drain-')) return drain;
  return steps.get(id.replace(/^cordon-\d+$/, 'cordon'));
}

/** The title of a step, in the reader's language where its id is known. */
export function stepTitle(
  t: EksTranslate,
  { id, title }: { id: string; title: string },
): string {
  return known(t, wordsOf(id)?.titles ?? [], title);
}

/** "Waiting for the merge", where the step tells what an operation waits for. */
export function waitingWords(
  t: EksTranslate,
  step: OperationSummary['currentStep'],
): string {
  const awaited = step && wordsOf(step.id)?.awaits;
  return awaited
    ? t(`state.operation.waiting.${awaited}`)
    : t('state.operation.waiting');
}
