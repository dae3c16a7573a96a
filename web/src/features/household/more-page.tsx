import { useLingui } from '@lingui/react/macro';
import { Link, type LinkProps } from '@tanstack/react-router';
import { ChevronRight, CloudUpload, Settings, ShieldCheck, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTenants } from '@/entities/tenant/queries';
import { Page } from '@/shared/ui/page';
import { Card } from '@/shared/ui/surface';

/** Phones: everything that is not in the bar, the garages first. */
export function MorePage({ switcher }: { switcher: ReactNode }) {
  const { t } = useLingui();
  const { isAdministrator } = useTenants();
  return (
    <Page title={t`More`} narrow>
      <div className="flex flex-col gap-4">
        {/* The sidebar of wide screens has it already. */}
        <Card className="p-2 lg:hidden">{switcher}</Card>
        <Card className="flex flex-col p-2">
          <Row to="/household" label={t`Household`} icon={<UsersRound aria-hidden className="size-5" />} />
          <Row to="/sync" label={t`Sync`} icon={<CloudUpload aria-hidden className="size-5" />} />
          <Row to="/settings" label={t`Settings`} icon={<Settings aria-hidden className="size-5" />} />
          {isAdministrator ? <Row to="/admin" label={t`Administration`} icon={<ShieldCheck aria-hidden className="size-5" />} /> : null}
        </Card>
      </div>
    </Page>
  );
}

function Row({ to, label, icon }: { to: NonNullable<LinkProps['to']>; label: string; icon: ReactNode }) {
  return (
    <Link to={to} className="flex min-h-13 items-center gap-4 rounded-md px-3 font-semibold hover:bg-surface-2">
      {icon}
      <span className="flex-1">{label}</span>
      <ChevronRight aria-hidden className="size-5 text-muted" />
    </Link>
  );
}
