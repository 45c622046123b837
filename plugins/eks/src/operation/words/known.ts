import { operationTitles } from '../../locales/en/operationTitles';
import { EksTranslate } from '../../translation';

/** A sentence of the backend that the translations know. */
export type Known = keyof typeof operationTitles;

const special = /[.*+?^${}()|[\]\\]/g;

function patternOf(message: string): RegExp {
  const parts = message.split(/{{(\w+)}}/);
  const source = parts.map((part, index) =>
    index % 2 === 0 ? part.replace(special, '\\$&') : `(?<${part}>.+?)`,
  );
  return new RegExp(`^${source.join('')}$`, 's');
}

const patterns = new Map<string, RegExp>(
  Object.entries(operationTitles).map(([key, message]) => [
    key,
    patternOf(message),
  ]),
);

/**
 * What the backend said, in the reader's language where it is one of the sentences
 * given; else as it came, since a newer backend may say something else.
 * @param wordsOf - says the parts that differ from time to time; as they are without
 */
export function known(
  t: EksTranslate,
  keys: readonly Known[],
  said: string,
  wordsOf: (part: string) => string = part => part,
): string {
  for (const key of keys) {
    const found = patterns.get(key)?.exec(said);
    if (found) {
      const { name = '', why = '' } = found.groups ?? {};
      return t(key, { name: wordsOf(name), why: wordsOf(why) });
    }
  }
  return said;
}
