import {
  OperationKindName,
  OperationSummary,
} from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../../translation';
import { Known, known, knownUnder } from './known';

/** What a step waits for while it waits, as far as its id says. */
type Awaited =
  | 'merge'
  | 'aws'
  | 'nodes'
  | 'nextNode'
  | 'apiServer'
  | 'turn'
  | 'apply'
  | 'agreement'
  | 'retry';

interface StepWords {
  titles: readonly Known[];
  awaits: Awaited;
}

const open: StepWords = {
  titles: knownUnder('known.step.open'),
  awaits: 'retry',
};
const merge: StepWords = {
  titles: knownUnder('known.step.merge'),
  awaits: 'merge',
};
const cordon: StepWords = {
  titles: ['known.step.cordonOf', 'known.step.cordon'],
  awaits: 'retry',
};
const drain: StepWords = { titles: ['known.step.drain'], awaits: 'nextNode' };

/** The steps of operations by their ids. */
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
  ['wait-turn', { titles: ['known.step.turn'], awaits: 'turn' }],
  ['pull-request-requester', open],
  ['wait-merge-requester', merge],
  ['wait-request', { titles: ['known.step.request'], awaits: 'apply' }],
  ['pull-request-accepter', open],
  ['wait-merge-accepter', merge],
  ['wait-active', { titles: ['known.step.acceptance'], awaits: 'apply' }],
  ['wait-routes', { titles: ['known.step.routes'], awaits: 'apply' }],
  [
    'wait-accepter-routes-gone',
    { titles: ['known.step.accepterRoutesGone'], awaits: 'apply' },
  ],
  [
    'wait-connection-gone',
    { titles: ['known.step.connectionGone'], awaits: 'apply' },
  ],
  ['create-account', { titles: ['known.step.createAccount'], awaits: 'aws' }],
  ['wait-account', { titles: ['known.step.waitAccount'], awaits: 'aws' }],
  ['adopt-account', { titles: ['known.step.adoptAccount'], awaits: 'aws' }],
  ['move-account', { titles: ['known.step.moveAccount'], awaits: 'aws' }],
  ['tag-account', { titles: ['known.step.tagAccount'], awaits: 'aws' }],
  ['read-account', { titles: ['known.step.readAccount'], awaits: 'aws' }],
  ['apply', { titles: ['known.step.applied'], awaits: 'apply' }],
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

/**
 * "Waiting for the merge", where the step tells what an operation waits for; after
 * attempts that failed it waits for nothing but the next one.
 */
export function waitingWords(
  t: EksTranslate,
  step: OperationSummary['currentStep'],
  kind?: OperationKindName,
): string {
  if (step && step.failures > 0) {
    return t('state.operation.waiting.failing', { count: step.failures });
  }
  const usual = step && wordsOf(step.id)?.awaits;
  // Only an upgrade compares what an API server says.
  const awaited =
    usual === 'apiServer' && kind !== undefined && kind !== 'upgrade'
      ? 'agreement'
      : usual;
  return awaited
    ? t(`state.operation.waiting.${awaited}`)
    : t('state.operation.waiting');
}
