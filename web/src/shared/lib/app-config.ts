import * as v from 'valibot';

const schema = v.object({
  version: v.fallback(v.string(), ''),
  setupRequired: v.fallback(v.boolean(), false),
  signUpOpen: v.fallback(v.boolean(), false),
  guestsSignUp: v.fallback(v.boolean(), false),
  accountUrl: v.fallback(v.nullable(v.string()), null),
  signInProvider: v.fallback(v.picklist(['built-in', 'oidc']), 'built-in'),
  locales: v.fallback(v.array(v.string()), ['en', 'de']),
  secureContext: v.fallback(v.boolean(), true),
  importMaxBytes: v.fallback(v.nullable(v.number()), null),
});

export type AppConfig = v.InferOutput<typeof schema>;

/** What this server offers; null when it cannot be reached. */
export async function readAppConfig(): Promise<AppConfig | null> {
  try {
    const response = await fetch('/app-config.json', { cache: 'no-store', signal: AbortSignal.timeout(8000) });
    return response.ok ? v.parse(schema, await response.json()) : null;
  } catch {
    return null;
  }
}
