import type { PreferencesFieldsFragment, ReadViewerQuery } from '@/gql/graphql';
import { choicesFor, regionOf } from '@/shared/lib/region';

export type Preferences = PreferencesFieldsFragment;

/** Who uses this device, as the app needs it to start without a server. */
export type Identity = {
  userId: string;
  tenantId: string;
  tenantName: string;
  displayName: string;
  email: string | null;
  preferences: Preferences;
};

const key = 'mvp.viewer';

export function toIdentity(viewer: ReadViewerQuery['viewer']): Identity {
  const { id, tenant, displayName, email, preferences } = viewer;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { userId: id, tenantId: tenant.id, tenantName: tenant.name, displayName, email, preferences: settlePreferences(preferences, navigator.language, timeZone) };
}

/** The preferences as chosen; before the first choice units, currency and language are those of the browser's region. */
export function settlePreferences(preferences: Preferences, browser: string, timeZone: string): Preferences {
  const locale = localeOf(preferences, browser);
  if (preferences.version > 0) return { ...preferences, locale };
  return { ...preferences, ...choicesFor(regionOf(browser, timeZone)), locale };
}

/** The chosen locale; before a choice the browser's, which also knows the region of a bare language. */
export function localeOf(preferences: Pick<Preferences, 'locale' | 'version'>, browser: string): string {
  const chosen = preferences.version > 0;
  return !chosen || browser.startsWith(`${preferences.locale}-`) ? browser : preferences.locale;
}

/** The person whose copies this device may show: the saved one, unless another has signed in since. */
export function readIdentity(): Identity | null {
  const saved = readSaved();
  const signedIn = signedInUser(document.cookie);
  return saved && signedIn !== null && signedIn !== saved.userId ? null : saved;
}

/** The user's id that the server left with the session, where it did. */
export function signedInUser(cookies: string): string | null {
  return /(?:^|; )(?:__Host-)?mvp_person=([^;]+)/.exec(cookies)?.[1] ?? null;
}

function readSaved(): Identity | null {
  try {
    const text = localStorage.getItem(key);
    return text ? (JSON.parse(text) as Identity) : null;
  } catch {
    return null;
  }
}

export function saveIdentity(identity: Identity): void {
  try {
    localStorage.setItem(key, JSON.stringify(identity));
  } catch {
    // Without storage the app still works while it is online.
  }
}

/** Keeps the copy in step with the server; a page that is no longer this person's leaves it alone. */
export function refreshIdentity(identity: Identity): void {
  const saved = readIdentity();
  if (saved?.userId === identity.userId && saved.tenantId === identity.tenantId) saveIdentity(identity);
}

export function forgetIdentity(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was saved then.
  }
}
