import { currencyCodes } from './currency-codes';

const locales: [string, string][] = [
  ['en-GB', 'English (United Kingdom)'], ['en-US', 'English (United States)'], ['en-CA', 'English (Canada)'], ['en-AU', 'English (Australia)'],
  ['en-IE', 'English (Ireland)'], ['de-DE', 'Deutsch (Deutschland)'], ['de-AT', 'Deutsch (Österreich)'], ['de-CH', 'Deutsch (Schweiz)'],
];

/** Currencies by code and name; the one in use is always among them. */
export function currencies(locale: string, current: string): [string, string][] {
  const names = new Intl.DisplayNames([locale], { type: 'currency', fallback: 'code' });
  return [...new Set([...currencyCodes, current])].map((code) => [code, names.of(code) ?? code]);
}

/** Languages with their regions; the one in use is always among them. */
export function localesFor(current: string): [string, string][] {
  return locales.some(([code]) => code === current) ? locales : [[current, current], ...locales];
}
