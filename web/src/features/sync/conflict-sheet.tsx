import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { storeFuelLog } from '@/entities/fuel-log/queries';
import { storeVehicle } from '@/entities/vehicle/queries';
import type { FuelLogFieldsFragment, VehicleFieldsFragment } from '@/gql/graphql';
import { useOutbox } from '@/shared/outbox/react';
import type { OutboxItem } from '@/shared/outbox/types';
import { Button } from '@/shared/ui/button';
import { Sheet } from '@/shared/ui/sheet';
import { cx } from '@/shared/lib/cx';
import { differences } from './differences';

/** Both versions of a record side by side; nothing is lost whichever is kept. */
export function ConflictSheet({ item, onClose }: { item: OutboxItem; onClose: () => void }) {
  const { t } = useLingui();
  const outbox = useOutbox();
  const client = useQueryClient();
  const labels = useFieldLabels();
  const rows = differences(item);
  const version = (item.refusal?.current as { version?: number } | null)?.version ?? 1;
  const keepMine = async () => {
    await outbox.resend(item.id, { expectedVersion: version });
    onClose();
  };
  const keepTheirs = async () => {
    if (item.kind === 'updateFuelLog') storeFuelLog(client, item.lane, item.entityId, item.refusal?.current as FuelLogFieldsFragment);
    if (item.kind === 'updateVehicle') storeVehicle(client, item.entityId, item.refusal?.current as VehicleFieldsFragment);
    await outbox.discard(item.id);
    onClose();
  };
  return (
    <Sheet
      wide
      title={t`Two versions`}
      closeLabel={t`Close`}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={() => void keepTheirs()}><Trans>Keep theirs</Trans></Button>
          <Button onClick={() => void keepMine()}><Trans>Keep mine</Trans></Button>
        </>
      }
    >
      <p className="mb-4 text-muted"><Trans>This was changed somewhere else while you edited it. Differing fields are marked.</Trans></p>
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line text-start">
            <th scope="col" className="py-2 pe-3 text-start font-semibold text-muted"><Trans>Field</Trans></th>
            <th scope="col" className="px-3 py-2 text-start font-semibold"><Trans>Mine</Trans></th>
            <th scope="col" className="px-3 py-2 text-start font-semibold"><Trans>Theirs</Trans></th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.field} className={cx('border-b border-line/60', row.differs && 'bg-warn-soft')}>
              <th scope="row" className="py-2.5 ps-2 pe-3 text-start font-medium">{labels[row.field] ?? row.field}</th>
              <td className={cx('px-3 py-2.5 break-words', row.differs && 'font-bold')}>{row.mine || '–'}</td>
              <td className={cx('px-3 py-2.5 break-words', row.differs && 'font-bold')}>{row.theirs || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

function useFieldLabels(): Record<string, string> {
  const { t } = useLingui();
  return {
    nickname: t`Name`, kind: t`Kind`, year: t`Year`, make: t`Make`, model: t`Model`, trim: t`Trim`, engine: t`Engine`, transmission: t`Transmission`,
    vin: t`VIN`, licensePlate: t`Plate`, notes: t`Notes`, energySources: t`Fuel`, filledOn: t`Date`, filledAt: t`Time`, energySource: t`Fuel`,
    odometer: t`Odometer`, quantity: t`Volume`, unitPrice: t`Price`, total: t`Total`, currency: t`Currency`, isFull: t`Full tank`,
    missedPrevious: t`Missed one`, station: t`Station`, grade: t`Grade`,
  };
}
