import {
  OperationActionName,
  OperationEvent,
} from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../../translation';
import { choiceTitle } from './choices';
import { Known, known, knownUnder } from './known';
import { operationTitle } from './operationTitle';
import { stepTitle } from './steps';

const acts: Record<OperationActionName, readonly Known[]> = {
  approve: ['known.act.approve'],
  pause: ['known.act.pause'],
  resume: ['known.act.resume'],
  retry: ['known.act.retry', 'known.act.retryFailed'],
  cancel: ['known.act.cancel', 'known.act.cancelAnd'],
};

const undos = knownUnder('known.undo.');

/** What a button says, with what cancelling takes back. */
export function actTitle(
  t: EksTranslate,
  { name, title }: { name: OperationActionName; title: string },
): string {
  return known(t, acts[name], title, parts =>
    parts
      .split(', ')
      .map(part => known(t, undos, part))
      .join(', '),
  );
}

const sentences = knownUnder('known.said.');

/** A reason or a line of the history, in the reader's language where it is known. */
export function saidWords(t: EksTranslate, said: string): string {
  return known(t, sentences, said, part =>
    operationTitle(t, choiceTitle(t, known(t, sentences, part))),
  );
}

const ofSteps: readonly Known[] = [
  'known.step.began',
  'known.step.doneWhy',
  'known.step.done',
  'known.step.takenBack',
  'known.step.leftByChoice',
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
