import { Outlet, createFileRoute, redirect, useNavigate } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import * as v from 'valibot';
import { useCloseFill } from '@/entities/fuel-log/fill-link';
import { AppShell } from '@/features/shell/app-shell';
import { useSession } from '@/features/session/context';
import { SessionProviders } from '@/features/session/providers';
import { openTenant } from '@/features/session/switch-tenant';
import { TenantSwitcher } from '@/features/household/switcher';
import { SyncRuntime } from '@/features/sync/sync-runtime';
import { StatusStrip } from '@/features/sync/status-strip';
import { keepOffer, takeOverPath } from '@/features/sharing/offer';
import { SuspendedNewcomer, SuspendedPage } from '@/features/session/suspended-page';
import { Unreachable } from '@/features/session/unreachable';
import { useServerStatus } from '@/shared/lib/server-status';

const FillDialog = lazy(async () => ({ default: (await import('@/features/fill-up/fill-dialog')).FillDialog }));

export const Route = createFileRoute('/_app')({
  // `fill` opens the fill-up over whichever page is shown.
  validateSearch: v.object({ fill: v.optional(v.fallback(v.optional(v.string()), undefined)) }),
  beforeLoad: ({ context, location }) => {
    if (context.boot.kind !== 'signed-out') return;
    if (location.pathname !== takeOverPath) throw redirect({ to: '/welcome' });
    keepOffer(location.hash);
    throw redirect({ href: `/auth/sign-in?return_to=${takeOverPath}` });
  },
  component: AppLayout,
});

function AppLayout() {
  const { boot } = Route.useRouteContext();
  const server = useServerStatus();
  if (boot.kind === 'suspended') return <SuspendedNewcomer />;
  if (boot.kind !== 'signed-in') return <Unreachable />;
  return (
    <SessionProviders session={boot.session}>
      <SyncRuntime />
      {server === 'suspended' ? <SuspendedPage /> : <OpenGarage />}
    </SessionProviders>
  );
}

function OpenGarage() {
  return (
    <>
      <AppShell status={<StatusStrip />} switcher={<TenantSwitcher onOpen={openTenant} />}>
        <Outlet />
      </AppShell>
      <FillOverPage />
    </>
  );
}

function FillOverPage() {
  const { fill } = Route.useSearch();
  const { db } = useSession();
  const navigate = useNavigate();
  const close = useCloseFill();
  if (fill === undefined) return null;
  const choose = (id: string) => void navigate({ to: '.', search: (old) => ({ ...old, fill: id }), replace: true, state: true });
  return (
    <Suspense fallback={null}>
      <FillDialog db={db} wanted={fill} onVehicle={choose} onClose={close} />
    </Suspense>
  );
}
