import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams, type LinkProps } from '@tanstack/react-router';
import { ChartLine, CloudCheck, CloudUpload, Fuel, History, Menu, Settings, ShieldCheck, Trash2, UsersRound, Warehouse } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { FillLink } from '@/entities/fuel-log/fill-link';
import { KindIcon } from '@/entities/vehicle/kind-icon';
import { useTenants } from '@/entities/tenant/queries';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { useVehicles } from '@/entities/vehicle/queries';
import { useOutboxState } from '@/shared/outbox/react';
import { cx } from '@/shared/lib/cx';
import { Logo } from '@/shared/ui/logo';

type Destination = { to: NonNullable<LinkProps['to']>; label: string; icon: ReactNode; count?: number };

function useDestinations(): Record<'garage' | 'statistics' | 'sync' | 'activity' | 'trash' | 'settings' | 'household' | 'more', Destination> & { admin: Destination[] } {
  const { t } = useLingui();
  const waiting = useOutboxState().items.length;
  const { isAdministrator } = useTenants();
  const admin: Destination = { to: '/admin', label: t`Administration`, icon: <ShieldCheck aria-hidden className="size-6" /> };
  const syncIcon = waiting > 0 ? <CloudUpload aria-hidden className="size-6" /> : <CloudCheck aria-hidden className="size-6" />;
  return {
    garage: { to: '/', label: t`Garage`, icon: <Warehouse aria-hidden className="size-6" /> },
    statistics: { to: '/statistics', label: t`Statistics`, icon: <ChartLine aria-hidden className="size-6" /> },
    sync: { to: '/sync', label: t`Sync`, icon: syncIcon, count: waiting },
    household: { to: '/household', label: t`Household`, icon: <UsersRound aria-hidden className="size-6" /> },
    more: { to: '/more', label: t`More`, icon: <Menu aria-hidden className="size-6" /> },
    admin: isAdministrator ? [admin] : [],
    activity: { to: '/activity', label: t`Activity`, icon: <History aria-hidden className="size-6" /> },
    trash: { to: '/trash', label: t`Recently deleted`, icon: <Trash2 aria-hidden className="size-6" /> },
    settings: { to: '/settings', label: t`Settings`, icon: <Settings aria-hidden className="size-6" /> },
  };
}

function Badge({ count }: { count: number | undefined }) {
  if (!count) return null;
  return <span className="absolute -end-2.5 -top-1.5 grid min-w-5 place-items-center rounded-full bg-warn px-1 text-xs font-bold text-surface">{count}</span>;
}

/** Phones: destinations around the Fill-up button in the thumb's reach. */
export function BottomBar() {
  const { t } = useLingui();
  const { garage, statistics, sync, more } = useDestinations();
  return (
    <nav aria-label={t`Main`} className="safe-bottom fixed inset-x-0 bottom-0 z-30 border-t border-line bg-raised sm:hidden">
      <div className="mx-auto grid h-16 max-w-md grid-cols-5 items-center">
        <BarItem {...garage} />
        <BarItem {...statistics} />
        <FillLink
          className="group flex flex-col items-center gap-0.5 text-xs font-bold text-brand"
        >
          <span className="-mt-6 grid size-14 place-items-center rounded-full bg-brand text-on-brand shadow-pop transition-transform group-active:scale-95">
            <Fuel aria-hidden className="size-7" />
          </span>
          <Trans>Fill-up</Trans>
        </FillLink>
        <BarItem {...sync} />
        <BarItem {...more} />
      </div>
    </nav>
  );
}

function BarItem({ to, label, icon, count }: Destination) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: to === '/' }}
      className="flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs font-semibold"
      activeProps={{ className: 'text-brand' }}
      inactiveProps={{ className: 'text-muted' }}
    >
      <span className="relative">{icon}<Badge count={count} /></span>
      {label}
    </Link>
  );
}

/** Tablets: a rail at the side. */
export function Rail() {
  const { t } = useLingui();
  const { garage, statistics, household, sync, settings, admin } = useDestinations();
  return (
    <nav aria-label={t`Main`} className="sticky top-0 hidden h-dvh w-22 shrink-0 flex-col items-center gap-2 border-e border-line bg-raised py-4 sm:flex lg:hidden">
      <Link to="/" aria-label="MotoVaultPro" className="mb-2"><Logo className="size-11" /></Link>
      <FillLink className="mb-3 flex flex-col items-center gap-1 text-xs font-bold text-brand">
        <span className="grid size-14 place-items-center rounded-lg bg-brand text-on-brand shadow-card hover:bg-brand-strong"><Fuel aria-hidden className="size-7" /></span>
        <Trans>Fill-up</Trans>
      </FillLink>
      {[garage, statistics, household, sync, settings, ...admin].map((item) => (
        <Link
          key={item.to}
          to={item.to}
          activeOptions={{ exact: item.to === '/' }}
          className="flex w-20 flex-col items-center gap-0.5 rounded-md py-2 text-xs font-semibold hover:bg-surface-2"
          activeProps={{ className: 'text-brand' }}
          inactiveProps={{ className: 'text-muted' }}
        >
          <span className="relative">{item.icon}<Badge count={item.count} /></span>
          {item.label}
        </Link>
      ))}
    </nav>
  );
}

/** One vehicle of the sidebar; the list scrolls to the one that is open, where it is out of sight. */
function SideVehicle({ vehicle: { id, kind, displayName }, isOpen }: { vehicle: VehicleView; isOpen: boolean }) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li ref={item}>
      <Link
        to="/vehicles/$vehicleId"
        params={{ vehicleId: id }}
        className="flex min-h-11 items-center gap-3 rounded-md px-3 text-sm font-medium hover:bg-surface-2"
        activeProps={{ className: 'bg-brand-soft text-on-brand-soft' }}
        inactiveProps={{ className: 'text-muted' }}
      >
        <KindIcon kind={kind} className="size-5 shrink-0" />
        <span className="truncate">{displayName}</span>
      </Link>
    </li>
  );
}

/** Desktops: a sidebar with the vehicles by name. */
export function Sidebar({ switcher }: { switcher: ReactNode }) {
  const { t } = useLingui();
  const { garage, statistics, household, sync, activity, trash, settings, admin } = useDestinations();
  const { vehicles } = useVehicles();
  const { vehicleId } = useParams({ strict: false });
  return (
    <nav aria-label={t`Main`} className="sticky top-0 hidden h-dvh w-64 shrink-0 flex-col gap-1 border-e border-line bg-raised p-4 lg:flex">
      <Link to="/" className="mb-4 flex items-center gap-3 px-2 text-lg font-extrabold tracking-tight">
        <Logo className="size-9" /> MotoVaultPro
      </Link>
      <FillLink className="mb-4 flex min-h-13 items-center justify-center gap-3 rounded-full bg-brand font-bold text-on-brand shadow-card hover:bg-brand-strong">
        <Fuel aria-hidden className="size-6" /> <Trans>Fill-up</Trans>
        <kbd aria-hidden className="rounded-sm border border-current/40 px-1.5 font-sans text-xs font-semibold">F</kbd>
      </FillLink>
      <SideItem {...garage} />
      {vehicles.length > 0 ? (
        <ul aria-label={t`Vehicles`} className="mb-2 flex min-h-24 flex-col gap-0.5 overflow-y-auto ps-4">
          {vehicles.map((vehicle) => <SideVehicle key={vehicle.id} vehicle={vehicle} isOpen={vehicle.id === vehicleId} />)}
        </ul>
      ) : null}
      <SideItem {...statistics} />
      <SideItem {...household} />
      <SideItem {...sync} />
      <SideItem {...activity} />
      <SideItem {...trash} />
      <SideItem {...settings} />
      {admin.map((item) => <SideItem key={item.to} {...item} />)}
      <div className="mt-auto border-t border-line pt-3">{switcher}</div>
    </nav>
  );
}

function SideItem({ to, label, icon, count }: Destination) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: to === '/' }}
      className={cx('flex min-h-12 items-center gap-4 rounded-md px-3 font-semibold hover:bg-surface-2')}
      activeProps={{ className: 'bg-brand-soft text-on-brand-soft' }}
      inactiveProps={{ className: 'text-ink' }}
    >
      <span className="relative">{icon}<Badge count={count} /></span>
      {label}
    </Link>
  );
}
