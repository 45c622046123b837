import { EksTranslate } from '../../translation';
import { known, knownUnder } from './known';

const titles = knownUnder('known.title.');

/** The title of an operation, in the reader's language where its kind is known. */
export function operationTitle(t: EksTranslate, title: string): string {
  return known(t, titles, title);
}
