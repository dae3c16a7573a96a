import { i18n, type Messages } from '@lingui/core';
import { messages as english } from '@/locales/en.po';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const loaders: Record<Language, () => Promise<Messages>> = {
  en: () => Promise.resolve(english),
  de: async () => (await import('@/locales/de.po')).messages,
};

export function languageOf(locale: string): Language {
  const language = locale.split('-')[0]?.toLowerCase();
  return languages.find((known) => known === language) ?? 'en';
}

/** Loads the texts for a locale; an unknown language reads English. */
export async function activateLocale(locale: string): Promise<void> {
  const language = languageOf(locale);
  if (i18n.locale === language) return;
  const messages = await loaders[language]().catch(() => null);
  i18n.loadAndActivate(messages ? { locale: language, messages } : { locale: 'en', messages: english });
  document.documentElement.lang = i18n.locale;
}

export { i18n };
