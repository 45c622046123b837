import { EksTranslate, localeOf } from '../../translation';

/** Names that people read; the rest is counted. */
const SHOWN = 5;

/** A list in words; a long one ends with how many more there are. */
export function shortList(t: EksTranslate, names: string[]): string {
  const hidden = names.length - SHOWN;
  const shown =
    hidden > 1
      ? [...names.slice(0, SHOWN), t('operation.more', { n: String(hidden) })]
      : names;
  return new Intl.ListFormat(localeOf(t)).format(shown);
}
