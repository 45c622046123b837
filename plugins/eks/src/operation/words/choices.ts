import { EksTranslate } from '../../translation';
import { known, knownUnder } from './known';

const titles = knownUnder('known.choice.');
const texts = knownUnder('known.choiceText.');

/** What a choice is called, in the reader's language where it is known. */
export function choiceTitle(t: EksTranslate, title: string): string {
  return known(t, titles, title);
}

/** What a choice does, in the reader's language where it is known. */
export function choiceText(t: EksTranslate, description: string): string {
  return known(t, texts, description);
}
