import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { refreshIdentity } from '@/entities/viewer/identity';
import { IdentityContext, useViewer } from '@/entities/viewer/queries';
import { activateLocale } from '@/shared/lib/i18n';
import { applyTheme } from '@/shared/lib/theme';
import { OutboxContext } from '@/shared/outbox/react';
import { SessionContext } from './context';
import type { Session } from './session';

export function SessionProviders({ session, children }: { session: Session; children: ReactNode }) {
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={session.client}>
        <OutboxContext value={session.outbox}>
          <IdentityContext value={session.identity}>
            <PreferenceEffects />
            {children}
          </IdentityContext>
        </OutboxContext>
      </QueryClientProvider>
    </SessionContext>
  );
}

/** Keeps what lives outside React in step with the viewer: saved identity, theme, texts. */
function PreferenceEffects() {
  const viewer = useViewer();
  const { theme, locale } = viewer.preferences;
  const text = JSON.stringify(viewer);
  useEffect(() => refreshIdentity(JSON.parse(text) as typeof viewer), [text]);
  useEffect(() => applyTheme(theme), [theme]);
  useEffect(() => void activateLocale(locale), [locale]);
  return null;
}
