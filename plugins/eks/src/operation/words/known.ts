import { operationChoices } from '../../locales/en/operationChoices';
import { operationTitles } from '../../locales/en/operationTitles';
import { tenantTitles } from '../../locales/en/tenantTitles';
import { EksTranslate } from '../../translation';

// What is more special is tried first.
const sentences = {
  ...tenantTitles,
  ...operationTitles,
  ...operationChoices,
};

/** A sentence of the backend that the translations know. */
export type Known = keyof typeof sentences;

const special = /[.*+?^${}()|[\]\\]/g;

function patternOf(message: string): RegExp {
  const parts = message.split(/{{(\w+)}}/);
  const source = parts.map((part, index) =>
    index % 2 === 0 ? part.replace(special, '\\$&') : `(?<${part}>.+?)`,
  );
  return new RegExp(`^${source.join('')}$`, 's');
}

const patterns = new Map<string, RegExp>(
  Object.entries(sentences).map(([key, message]) => [key, patternOf(message)]),
);

/** The sentences whose keys begin so, in the order in which they are tried. */
export function knownUnder(prefix: string): readonly Known[] {
  return (Object.keys(sentences) as Known[]).filter(key =>
    key.startsWith(prefix),
  );
}

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
