import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { storeFuelLog } from '@/entities/fuel-log/queries';
import { storeVehicle } from '@/entities/vehicle/queries';
import type { FuelLogFieldsFragment, VehicleFieldsFragment } from '@/gql/graphql';
import { cx } from '@/shared/lib/cx';
import { useOutbox } from '@/shared/outbox/react';
import type { OutboxItem } from '@/shared/outbox/types';
import { Button } from '@/shared/ui/button';
import { Sheet } from '@/shared/ui/sheet';
import { showSnack } from '@/shared/ui/snackbar';
import { useFieldLabels, useValueWords } from './conflict-words';
import { differences, mixInput, type Difference, type Side } from './differences';

/** Both versions of a record, field by field: keep one side, or mix them. Nothing is dropped unseen. */
export function ConflictSheet({ item, onClose }: { item: OutboxItem; onClose: () => void }) {
  const { t } = useLingui();
  const rows = differences(item);
  const [sides, setSides] = useState<Record<string, Side>>(() => Object.fromEntries(rows.map((row) => [row.name, row.suggested])));
  const decide = useDecision(item, rows, onClose);
  const all = (side: Side) => Object.fromEntries(rows.map((row) => [row.name, side]));
  const equal = Object.keys(item.input).length - rows.flatMap((row) => row.fields).length;
  return (
    <Sheet
      wide
      title={t`Two versions`}
      closeLabel={t`Close`}
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onClick={() => void decide(all('theirs'))}><Trans>Keep theirs</Trans></Button>
          <Button variant="quiet" onClick={() => void decide(all('mine'))}><Trans>Keep mine</Trans></Button>
          <Button onClick={() => void decide(sides)}><Trans>Save this mix</Trans></Button>
        </>
      }
    >
      <p className="mb-4 text-muted"><Trans>This was changed somewhere else while you edited it. Choose what counts, field by field.</Trans></p>
      <div className="flex flex-col gap-5">
        {rows.map((row) => (
          <Choice key={row.name} row={row} side={sides[row.name] ?? row.suggested} onChange={(side) => setSides((old) => ({ ...old, [row.name]: side }))} />
        ))}
      </div>
      {rows.length === 0 ? <p className="font-medium"><Trans>Both versions say the same by now.</Trans></p> : null}
      {equal > 0 && rows.length > 0 ? <p className="mt-4 text-sm text-muted"><Plural value={equal} one="# other field is the same on both sides." other="# other fields are the same on both sides." /></p> : null}
    </Sheet>
  );
}

function useDecision(item: OutboxItem, rows: readonly Difference[], onClose: () => void) {
  const { t } = useLingui();
  const outbox = useOutbox();
  const client = useQueryClient();
  const current = item.refusal?.current as ((FuelLogFieldsFragment | VehicleFieldsFragment) & { version?: number }) | null;
  return async (sides: Record<string, Side>) => {
    onClose();
    if (rows.some((row) => (sides[row.name] ?? row.suggested) !== 'theirs')) {
      await outbox.resend(item.id, { input: mixInput(item, rows, sides), expectedVersion: current?.version ?? 1 });
      return;
    }
    if (item.kind === 'updateFuelLog') storeFuelLog(client, item.lane, item.entityId, current as FuelLogFieldsFragment);
    if (item.kind === 'updateVehicle') storeVehicle(client, item.entityId, current as VehicleFieldsFragment);
    await outbox.discard(item.id);
    showSnack({ message: t`Your version was dropped.`, action: { label: t`Undo`, run: async () => outbox.putBack(item) } });
  };
}

function Choice({ row, side, onChange }: { row: Difference; side: Side; onChange: (side: Side) => void }) {
  const { t } = useLingui();
  const group = useId();
  const labels = useFieldLabels();
  const words = useValueWords();
  const options: { value: Side; label: string; text: string }[] = [
    { value: 'mine', label: t`Mine`, text: words(row.name, row.mine) },
    { value: 'theirs', label: t`Theirs`, text: words(row.name, row.theirs) },
    ...(row.canKeepBoth ? [{ value: 'both' as const, label: t`Both`, text: t`One after the other` }] : []),
  ];
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-semibold">{labels[row.name] ?? row.name}</legend>
      <div className={cx('grid gap-2', row.canKeepBoth ? 'sm:grid-cols-3' : 'grid-cols-2')}>
        {options.map((option) => (
          <Radio key={option.value} group={group} label={option.label} checked={option.value === side} onChange={() => onChange(option.value)}>{option.text || t`empty`}</Radio>
        ))}
      </div>
    </fieldset>
  );
}

function Radio({ group, label, checked, onChange, children }: { group: string; label: string; checked: boolean; onChange: () => void; children: ReactNode }) {
  const id = useId();
  return (
    <label htmlFor={id} className={cx('grid min-h-14 min-w-0 cursor-pointer grid-cols-[auto_minmax(0,1fr)] gap-x-3 rounded-md border p-3', checked ? 'border-brand bg-brand-soft text-on-brand-soft' : 'border-field hover:bg-surface-2')}>
      <input id={id} type="radio" name={group} checked={checked} onChange={onChange} className="row-span-2 mt-0.5 size-5 accent-brand" />
      <span className="text-xs font-semibold">{label}</span>
      <span className="font-semibold break-words whitespace-pre-wrap">{children}</span>
    </label>
  );
}
