import {
  createTranslationRef,
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { en } from './locales/en';

/** Every text of the plugin, English by default, with a German translation. @public */
export const eksTranslationRef = createTranslationRef({
  id: 'eks',
  messages: en,
  translations: { de: () => import('./locales/de') },
});

/** Translates a key of {@link eksTranslationRef}. */
export type EksTranslate = TranslationFunction<typeof eksTranslationRef.T>;

/** The translate function in the reader's language. */
export function useEksTranslation(): EksTranslate {
  return useTranslationRef(eksTranslationRef).t;
}

/**
 * The locale for numbers, dates and money. It follows the messages, not the
 * browser, so that one page never mixes two languages.
 */
export function localeOf(t: EksTranslate): string {
  return t('format.locale');
}
