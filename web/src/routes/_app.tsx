import { Outlet, createFileRoute, redirect } from '@tanstack/react-router';
import { AppShell } from '@/features/shell/app-shell';
import { SessionProviders } from '@/features/session/providers';
import { SyncRuntime } from '@/features/sync/sync-runtime';
import { StatusStrip } from '@/features/sync/status-strip';
import { Unreachable } from '@/features/session/unreachable';

export const Route = createFileRoute('/_app')({
  beforeLoad: ({ context }) => {
    if (context.boot.kind === 'signed-out') throw redirect({ to: '/welcome' });
  },
  component: AppLayout,
});

function AppLayout() {
  const { boot } = Route.useRouteContext();
  if (boot.kind !== 'signed-in') return <Unreachable />;
  return (
    <SessionProviders session={boot.session}>
      <SyncRuntime />
      <AppShell status={<StatusStrip />}>
        <Outlet />
      </AppShell>
    </SessionProviders>
  );
}
