import './app.css';
import { I18nProvider } from '@lingui/react';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { boot } from '@/features/session/session';
import { sendItem } from '@/features/sync/send';
import { activateLocale, i18n } from '@/shared/lib/i18n';
import { registerServiceWorker } from '@/shared/lib/service-worker';
import { makeRouter } from './router';

async function start(): Promise<void> {
  const state = await boot(sendItem);
  const locale = state.kind === 'signed-in' ? state.session.identity.preferences.locale : navigator.language;
  await activateLocale(locale);
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <RouterProvider router={makeRouter(state)} />
      </I18nProvider>
    </StrictMode>,
  );
  registerServiceWorker();
}

void start();
