import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { SnackbarHost } from '@/shared/ui/snackbar';
import { BottomBar, Rail, Sidebar } from './navigation';
import { useShortcuts } from './shortcuts';

/** The frame around every signed-in page: navigation that fits the window, the status line, messages. */
export function AppShell({ status, switcher, children }: { status: ReactNode; switcher: ReactNode; children: ReactNode }) {
  const { t } = useLingui();
  useShortcuts();
  return (
    <div className="flex min-h-dvh">
      <a href="#main" className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-50 focus:rounded-md focus:bg-brand focus:px-5 focus:py-3 focus:font-semibold focus:text-on-brand">
        <Trans>Skip to the content</Trans>
      </a>
      <Rail />
      <Sidebar switcher={switcher} />
      <div className="flex min-w-0 flex-1 flex-col">
        {status}
        <main id="main" tabIndex={-1} className="flex-1 px-4 pt-5 pb-28 outline-none sm:px-6 sm:pt-7 sm:pb-12 lg:px-10">
          {children}
        </main>
      </div>
      <BottomBar />
      <SnackbarHost label={t`Messages`} lifted />
    </div>
  );
}
