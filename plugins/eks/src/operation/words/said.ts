import {
  OperationActionName,
  OperationEvent,
} from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../../translation';
import { Known, known } from './known';
import { stepTitle } from './steps';

const acts: Record<OperationActionName, readonly Known[]> = {
  approve: ['known.act.approve'],
  pause: ['known.act.pause'],
  resume: ['known.act.resume'],
  retry: ['known.act.retry', 'known.act.retryFailed'],
  cancel: ['known.act.cancel'],
};

/** What a button says; one that names an object keeps the words of the backend. */
export function actTitle(
  t: EksTranslate,
  { name, title }: { name: OperationActionName; title: string },
): string {
  return known(t, acts[name], title);
}

const sentences: readonly Known[] = [
  'known.said.approved',
  'known.said.paused',
  'known.said.resumed',
  'known.said.cancelled',
  'known.said.retried',
  'known.said.pauseAsked',
  'known.said.cancelAsked',
  'known.said.succeeded',
  'known.said.failed',
  'known.said.ended',
  'known.said.clear',
  'known.said.pausedBy',
  'known.said.cancelledBy',
  'known.said.approvalBy',
  'known.said.lapsed',
  'known.said.notApproved',
  'known.said.approvalAgain',
  'known.said.actFailed',
  'known.said.actNotDone',
  'known.said.actBrokenOff',
  'known.said.actUnknown',
  'known.said.takenOver',
  'known.said.accountLost',
];

/** A reason or a line of the history, in the reader's language where it is known. */
export function saidWords(t: EksTranslate, said: string): string {
  return known(t, sentences, said);
}

const ofSteps: readonly Known[] = [
  'known.step.began',
  'known.step.doneWhy',
  'known.step.done',
];

/** A line of the history, in the reader's language where it is known. */
export function eventWords(
  t: EksTranslate,
  { message, stepId }: Pick<OperationEvent, 'message' | 'stepId'>,
): string {
  const wordsOf = (part: string) =>
    saidWords(t, stepId ? stepTitle(t, { id: stepId, title: part }) : part);
  const ofStep = known(t, ofSteps, message, wordsOf);
  return ofStep === message ? saidWords(t, message) : ofStep;
}
