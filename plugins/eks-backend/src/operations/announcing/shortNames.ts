import { parseEntityRef } from '@backstage/catalog-model';

/** A person or a group as sentences name them. */
const reference = /\b(?:user|group):[\w-]+\/[a-z\d]+(?:[-_.][a-z\d]+)*/gi;

/** A sentence with the names of people and groups in the place of their references. */
export function withShortNames(sentence: string): string {
  return sentence.replace(reference, ref => parseEntityRef(ref).name);
}
