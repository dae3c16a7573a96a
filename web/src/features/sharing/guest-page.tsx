import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { readSharedVehicle, type SharedVehicle } from '@/entities/sharing/queries';
import { economyFigure } from '@/entities/fuel-log/figure';
import { KindIcon } from '@/entities/vehicle/kind-icon';
import { meterFigures } from '@/entities/vehicle/meters';
import { energyWords, kindWords } from '@/entities/vehicle/words';
import { settlePreferences } from '@/entities/viewer/identity';
import { preferencesFor } from '@/entities/viewer/own-units';
import type { MeterKind } from '@/gql/graphql';
import { makeFormat, type Format } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Logo } from '@/shared/ui/logo';
import { PageTitle } from '@/shared/ui/page';
import { Card, Notice } from '@/shared/ui/surface';

export type Opened = { kind: 'open'; shared: SharedVehicle } | { kind: 'invalid' } | { kind: 'unreachable' };

/** What a guest link opens: one vehicle with its history, to look at. */
export function GuestPage({ opened, onRetry }: { opened: Opened; onRetry: () => void }) {
  const { t } = useLingui();
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col gap-6 px-4 py-8 sm:px-6">
      <p className="flex items-center gap-3 text-lg font-extrabold tracking-tight"><Logo className="size-9" /> MotoVaultPro</p>
      {opened.kind === 'open' ? <Shared shared={opened.shared} /> : null}
      {opened.kind === 'invalid' ? (
        <>
          <PageTitle title={t`This link does not work`} className="text-2xl font-extrabold tracking-tight" />
          <p className="text-muted"><Trans>It has ended or was taken back. Ask whoever gave it to you for a new one.</Trans></p>
        </>
      ) : null}
      {opened.kind === 'unreachable' ? (
        <>
          <PageTitle title={t`No connection`} className="text-2xl font-extrabold tracking-tight" />
          <p className="text-muted"><Trans>The vehicle cannot be read just now.</Trans></p>
          <Button className="self-start" onClick={onRetry}><Trans>Try again</Trans></Button>
        </>
      ) : null}
    </main>
  );
}

/** In the vehicle's own units, else those of the reader's browser, as currency and language are: a guest has chosen none. */
function formatForHere({ preferences, vehicle }: SharedVehicle): Format {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return makeFormat(preferencesFor(settlePreferences({ ...preferences, version: 0 }, navigator.language, timeZone), vehicle));
}

function Shared({ shared }: { shared: SharedVehicle }) {
  const { t, i18n } = useLingui();
  const { vehicle } = shared;
  const format = formatForHere(shared);
  const { averageEconomy, totalCost, fillCount } = vehicle.fuelSummary;
  const facts: [string, ReactNode][] = [
    ...meterFigures(vehicle, format).map(({ label, value }): [string, ReactNode] => [i18n._(label), value]),
    [t`Average economy`, averageEconomy ? format.economy(averageEconomy) : null],
    [t`Fill-ups`, fillCount],
    [t`Fuel in total`, totalCost.map((sum) => format.money(sum.amount, sum.currency)).join(' + ')],
    [t`Kind`, i18n._(kindWords[vehicle.kind])],
    [t`Year`, vehicle.year],
    [t`Make`, vehicle.make],
    [t`Model`, [vehicle.model, vehicle.trim].filter(Boolean).join(' ')],
    [t`Engine`, vehicle.engine],
    [t`Transmission`, vehicle.transmission],
    [t`Fuel`, vehicle.energySources.map((source) => i18n._(energyWords[source])).join(', ')],
    [t`Plate`, vehicle.licensePlate],
    [t`VIN`, vehicle.vin],
  ];
  return (
    <>
      <header className="flex items-center gap-4">
        <div className="grid size-14 shrink-0 place-items-center rounded-lg bg-brand-soft text-on-brand-soft"><KindIcon kind={vehicle.kind} className="size-8" /></div>
        <PageTitle title={vehicle.displayName} className="min-w-0 text-2xl font-extrabold tracking-tight break-words" />
      </header>
      <Notice><Trans>You see this vehicle by a link. You change nothing here.</Trans></Notice>
      <Card className="p-5">
        <h2 className="mb-3 font-bold"><Trans>Facts</Trans></h2>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
          {facts.filter(([, value]) => value !== null && value !== '').map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="text-end font-medium break-words">{value}</dd>
            </div>
          ))}
        </dl>
        {vehicle.notes ? <p className="mt-4 border-t border-line pt-3 text-sm whitespace-pre-wrap">{vehicle.notes}</p> : null}
      </Card>
      <History first={vehicle.fuelLogs} meterKind={vehicle.meterKind} format={format} />
    </>
  );
}

type Logs = SharedVehicle['vehicle']['fuelLogs'];

type HistoryProps = { first: Logs; meterKind: MeterKind; format: Format };

function History({ first, meterKind, format }: HistoryProps) {
  const [pages, setPages] = useState([first]);
  const [busy, setBusy] = useState(false);
  const logs = pages.flatMap((page) => page.nodes);
  const last = pages.at(-1)?.pageInfo;
  const more = async () => {
    setBusy(true);
    const next = await readSharedVehicle(last?.endCursor ?? null).catch(() => null);
    if (next) setPages((old) => [...old, next.vehicle.fuelLogs]);
    setBusy(false);
  };
  if (logs.length === 0) return null;
  return (
    <section aria-labelledby="history" className="flex flex-col gap-2">
      <h2 id="history" className="px-1 font-bold"><Trans>Fill-ups</Trans> · {first.totalCount}</h2>
      <Card className="divide-y divide-line/70 overflow-hidden">{logs.map((log) => <Row key={log.id} log={log} meterKind={meterKind} format={format} />)}</Card>
      {last?.hasNextPage ? <Button variant="secondary" className="self-center" disabled={busy} onClick={() => void more()}><Trans>Load more</Trans></Button> : null}
    </section>
  );
}

type RowProps = { log: Logs['nodes'][number]; meterKind: MeterKind; format: Format };

function Row({ log, meterKind, format }: RowProps) {
  const { i18n } = useLingui();
  const { economy, reason } = economyFigure(log, meterKind);
  const facts = [log.quantity && format.quantity(log.quantity), log.odometer && format.distance(log.odometer), log.engineHours && format.hours(log.engineHours), log.station].filter(Boolean);
  return (
    <article className="flex flex-col gap-1 px-4 py-3 sm:px-5">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="font-semibold">{format.date(log.filledOn)}</h3>
        <p className="font-semibold">{log.total ? format.money(log.total.amount, log.total.currency) : null}</p>
      </div>
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <p className="min-w-0 text-muted">{facts.join(' · ')}</p>
        {economy ? <p className="shrink-0 font-bold text-brand">{format.economy(economy)}</p> : null}
      </div>
      {reason ? <p className="text-sm text-muted">{i18n._(reason)}</p> : null}
    </article>
  );
}
