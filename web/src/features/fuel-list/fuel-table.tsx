import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, type KeyboardEvent } from 'react';
import { Converted } from '@/entities/fuel-log/converted';
import { economyFigure } from '@/entities/fuel-log/figure';
import { FuelChips } from '@/entities/fuel-log/fuel-chips';
import type { FuelLogView } from '@/entities/fuel-log/overlay';
import { ReceiptHint } from '@/entities/fuel-log/receipt-hint';
import { namesEnergy } from '@/entities/vehicle/energy';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { energyWords } from '@/entities/vehicle/words';
import { useFormat } from '@/entities/viewer/use-format';
import { Card } from '@/shared/ui/surface';

const head = 'px-3 py-3 text-end text-xs font-semibold text-muted first:ps-5 last:pe-5';
const cell = 'px-3 py-3 text-end align-top whitespace-nowrap first:ps-5 last:pe-5';

type TableProps = { vehicle: Pick<VehicleView, 'id' | 'meterKind' | 'energySources'>; logs: readonly FuelLogView[] };

/** The log as a table; J and K or the arrows walk the rows, Enter or E edits. */
export function FuelTable({ vehicle, logs }: TableProps) {
  const { id: vehicleId, meterKind } = vehicle;
  const { t } = useLingui();
  const body = useRef<HTMLTableSectionElement>(null);
  const navigate = useNavigate();
  const hasDistance = meterKind !== 'HOURS';
  const onKeyDown = (event: KeyboardEvent) => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
    }
    const log = logs[at];
    if (event.key === 'e' && log) {
      event.preventDefault();
      void navigate({ to: '/vehicles/$vehicleId/fuel/$fuelLogId', params: { vehicleId, fuelLogId: log.id } });
    }
  };
  return (
    <Card className="overflow-x-auto">
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys only move focus between the links inside */}
      <table className="w-full border-collapse text-sm" aria-label={t`Fill-ups`} onKeyDown={onKeyDown}>
        <thead className="border-b border-line bg-surface-2">
          <tr>
            <th scope="col" className={`${head} text-start!`}><Trans>Date</Trans></th>
            <th scope="col" className={head}>{hasDistance ? <Trans>Odometer</Trans> : <Trans>Engine hours</Trans>}</th>
            {hasDistance ? <th scope="col" className={head}><Trans>Distance</Trans></th> : null}
            <th scope="col" className={head}><Trans>Volume</Trans></th>
            <th scope="col" className={head}><Trans>Price</Trans></th>
            <th scope="col" className={head}><Trans>Total</Trans></th>
            <th scope="col" className={head}><Trans>Economy</Trans></th>
            <th scope="col" className={`${head} text-start!`}><Trans>Notes</Trans></th>
          </tr>
        </thead>
        <tbody ref={body}>
          {logs.map((log) => <Row key={log.id} vehicle={vehicle} log={log} />)}
        </tbody>
      </table>
    </Card>
  );
}

type RowProps = { vehicle: Pick<VehicleView, 'id' | 'meterKind' | 'energySources'>; log: FuelLogView };

function Row({ vehicle: { id: vehicleId, meterKind, energySources }, log }: RowProps) {
  const format = useFormat();
  const { i18n } = useLingui();
  const { economy, reason } = economyFigure(log, meterKind);
  return (
    <tr className="border-b border-line/60 last:border-0 hover:bg-surface-2">
      <th scope="row" className={`${cell} text-start! font-semibold`}>
        <Link data-row to="/vehicles/$vehicleId/fuel/$fuelLogId" params={{ vehicleId, fuelLogId: log.id }} className="inline-flex min-h-6 items-center text-brand underline-offset-4 hover:underline">
          {format.date(log.filledOn)}
        </Link>
      </th>
      <td className={cell}><Meters log={log} /></td>
      {meterKind === 'HOURS' ? null : <td className={`${cell} text-muted`}>{log.distance ? format.distance(log.distance) : '–'}</td>}
      <td className={cell}>
        {log.quantity ? format.quantity(log.quantity) : '–'}
        {namesEnergy(energySources, log.energySource) ? <span className="block text-xs text-muted">{i18n._(energyWords[log.energySource])}</span> : null}
      </td>
      <td className={`${cell} text-muted`}>{log.unitPrice ? format.unitPrice(log.unitPrice.amount, log.unitPrice.currency, log.unitPrice.per) : '–'}</td>
      <td className={`${cell} font-semibold`}>
        {log.total ? format.money(log.total.amount, log.total.currency) : '–'}
        <Converted log={log} className="text-xs" />
      </td>
      <td className={`${cell} whitespace-normal!`}>
        {economy ? <strong className="text-brand">{format.economy(economy)}</strong> : null}
        {reason ? <span className="inline-block max-w-44 text-xs text-muted">{i18n._(reason)}</span> : null}
      </td>
      <td className={`${cell} text-start! whitespace-normal!`}>
        <div className="flex flex-wrap items-center gap-1.5">
          <ReceiptHint count={log.documentCount} />
          <FuelChips log={log} />
          <span className="text-muted">{[log.station, log.grade].filter(Boolean).join(' · ')}</span>
        </div>
      </td>
    </tr>
  );
}

function Meters({ log: { odometer, engineHours } }: { log: FuelLogView }) {
  const format = useFormat();
  if (!odometer) return engineHours ? format.hours(engineHours) : '–';
  return (
    <>
      {format.distance(odometer)}
      {engineHours ? <span className="block text-xs text-muted">{format.hours(engineHours)}</span> : null}
    </>
  );
}
