import { Trans, useLingui } from '@lingui/react/macro';
import { Link, type LinkProps } from '@tanstack/react-router';
import { ChevronRight, Coins, FileUp, FolderArchive, History, KeyRound, Trash2 } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useViewer } from '@/entities/viewer/queries';
import { useFormat } from '@/entities/viewer/use-format';
import type { Preferences } from '@/entities/viewer/identity';
import type { DistanceUnit, EconomyUnit, Theme } from '@/gql/graphql';
import { distanceLabels, economyLabels, fuelUnitLabels } from '@/shared/lib/format';
import { electricUnits, liquidUnits, volumeUnits } from '@/shared/lib/unit-choices';
import { economyOf } from '@/shared/lib/units';
import { useOutbox } from '@/shared/outbox/react';
import { buttonClass } from '@/shared/ui/button';
import { SegmentedControl } from '@/shared/ui/choice';
import { Select } from '@/shared/ui/field';
import { Page } from '@/shared/ui/page';
import { showSnack } from '@/shared/ui/snackbar';
import { Card } from '@/shared/ui/surface';
import { currencies, localesFor } from '@/shared/lib/locale-choices';

/** Every choice is saved at once, on the device first. */
export function SettingsPage({ signOut }: { signOut: ReactNode }) {
  const { t } = useLingui();
  const { preferences, displayName, email, tenantName } = useViewer();
  const outbox = useOutbox();
  const save = async (change: Partial<Preferences>) => {
    const before = Object.fromEntries(Object.keys(change).map((key) => [key, preferences[key as keyof Preferences]]));
    const put = async (input: Record<string, unknown>) =>
      outbox.add({ kind: 'updatePreferences', entityId: 'preferences', lane: 'preferences', input, expectedVersion: null });
    await put(change);
    showSnack({ message: t`Saved.`, action: { label: t`Undo`, run: async () => void (await put(before)) } });
  };
  // The first choice settles everything that was only guessed until then.
  const { distanceUnit, volumeUnit, economyUnit, electricEconomyUnit, currency, locale } = preferences;
  const guessed = preferences.version === 0 ? { distanceUnit, volumeUnit, economyUnit, electricEconomyUnit, currency, locale } : {};
  // Once: a second choice may come before the page has heard of the first, and must not take it back.
  const settles = useRef(true);
  const set = (change: Partial<Preferences>) => {
    void save({ ...(settles.current ? guessed : {}), ...change });
    settles.current = false;
  };
  return (
    <Page title={t`Settings`} narrow>
      <div className="flex flex-col gap-6">
        <Section title={t`Units and money`}>
          <SegmentedControl<DistanceUnit> label={t`Distance`} value={preferences.distanceUnit} options={[{ value: 'KILOMETRE', label: t`Kilometres` }, { value: 'MILE', label: t`Miles` }]} onChange={(unit) => set({ distanceUnit: unit })} />
          <SegmentedControl label={t`Fuel volume`} value={preferences.volumeUnit} options={volumeUnits.map((unit) => ({ value: unit, label: fuelUnitLabels[unit] }))} onChange={(unit) => set({ volumeUnit: unit })} />
          <Select label={t`Economy`} value={preferences.economyUnit} onChange={(event) => set({ economyUnit: event.target.value as EconomyUnit })}>
            {liquidUnits.map((unit) => <option key={unit} value={unit}>{economyLabels[unit]}</option>)}
          </Select>
          <Select label={t`Economy of electric vehicles`} value={preferences.electricEconomyUnit} onChange={(event) => set({ electricEconomyUnit: event.target.value as EconomyUnit })}>
            {electricUnits.map((unit) => <option key={unit} value={unit}>{economyLabels[unit]}</option>)}
          </Select>
          <Select label={t`Currency`} value={preferences.currency} onChange={(event) => set({ currency: event.target.value })}>
            {currencies(preferences.locale, preferences.currency).map(([code, name]) => <option key={code} value={code}>{code} · {name}</option>)}
          </Select>
          <Preview />
          <Link to="/settings/rates" className={buttonClass('secondary', 'self-start')}><Coins aria-hidden className="size-5" /><Trans>Exchange rates</Trans></Link>
        </Section>
        <Section title={t`Language and region`}>
          <Select label={t`Language`} hint={t`Also decides how dates and numbers look.`} value={preferences.locale} onChange={(event) => set({ locale: event.target.value })}>
            {localesFor(preferences.locale).map(([code, name]) => <option key={code} value={code}>{name}</option>)}
          </Select>
        </Section>
        <Section title={t`Look`}>
          <SegmentedControl<Theme>
            label={t`Theme`}
            value={preferences.theme}
            options={[{ value: 'SYSTEM', label: t`System` }, { value: 'LIGHT', label: t`Light` }, { value: 'DARK', label: t`Dark` }, { value: 'HIGH_CONTRAST', label: t`High contrast` }]}
            onChange={(theme) => set({ theme })}
          />
        </Section>
        <Section title={t`Programs`}>
          <p className="text-sm text-muted"><Trans>Home Assistant, scripts and dashboards come in by a token.</Trans></p>
          <Link to="/settings/tokens" className={buttonClass('secondary', 'self-start')}><KeyRound aria-hidden className="size-5" /><Trans>API tokens</Trans></Link>
        </Section>
        <Section title={t`Account`}>
          <p><span className="block font-semibold">{displayName}</span><span className="block text-sm text-muted">{[email, tenantName].filter(Boolean).join(' · ')}</span></p>
          {signOut}
        </Section>
        <Card className="overflow-hidden">
          <nav aria-label={t`More settings`}>
            <ul className="divide-y divide-line">
              <Door to="/trash" icon={<Trash2 aria-hidden className="size-6" />} name={t`Recently deleted`} about={t`Have it back within 30 days`} />
              <Door to="/activity" icon={<History aria-hidden className="size-6" />} name={t`Activity`} about={t`Who did what when`} />
              <Door to="/settings/import" icon={<FileUp aria-hidden className="size-6" />} name={t`Import`} about={t`Take in the file of another program`} />
              <Door to="/settings/data" icon={<FolderArchive aria-hidden className="size-6" />} name={t`Your data`} about={t`Take everything along, or delete your account`} />
            </ul>
          </nav>
        </Card>
      </div>
    </Page>
  );
}

function Door({ to, icon, name, about }: { to: NonNullable<LinkProps['to']>; icon: ReactNode; name: string; about: string }) {
  return (
    <li>
      <Link to={to} className="flex min-h-16 items-center gap-4 px-4 py-3 hover:bg-surface-2 sm:px-6">
        <span className="text-muted">{icon}</span>
        <span className="min-w-0 flex-1"><span className="block font-semibold">{name}</span><span className="block text-sm text-muted">{about}</span></span>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-muted rtl:rotate-180" />
      </Link>
    </li>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className="flex flex-col gap-5 p-4 sm:p-6">
      <h2 className="text-lg font-bold">{title}</h2>
      {children}
    </Card>
  );
}

/** How figures will look with these choices. */
function Preview() {
  const format = useFormat();
  const { economyUnit, currency, distanceUnit } = format.settings;
  const economy = economyOf(7.2, 'LITRE', 100, economyUnit) ?? 7.2;
  return (
    <p className="rounded-md bg-brand-soft px-4 py-3 text-sm font-medium text-on-brand-soft" data-testid="units-preview">
      <Trans>For example:</Trans>{' '}
      {format.distance({ value: 45210, unit: 'KILOMETRE' })} · {format.economy({ value: economy, unit: economyUnit })} · {format.quantity({ value: 41.52, unit: 'LITRE' })} · {format.money(0.14, currency)}/{distanceLabels[distanceUnit]}
    </p>
  );
}
