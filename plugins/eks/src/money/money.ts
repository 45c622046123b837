import { EksTranslate, localeOf } from '../translation';

/** US dollars for a month, in whole dollars: `$365 / month`. */
export function formatPerMonth(t: EksTranslate, dollars: number): string {
  const amount = new Intl.NumberFormat(localeOf(t), {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 0,
  }).format(dollars);
  return t('money.perMonth', { amount });
}
