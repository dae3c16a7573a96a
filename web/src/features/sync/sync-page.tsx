import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CloudCheck, Send } from 'lucide-react';
import { useState } from 'react';
import { useVehicles } from '@/entities/vehicle/queries';
import { useFormat } from '@/entities/viewer/use-format';
import { useOutbox, useOutboxState } from '@/shared/outbox/react';
import type { OutboxItem } from '@/shared/outbox/types';
import { Button, buttonClass } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { showSnack } from '@/shared/ui/snackbar';
import { Card, Chip, EmptyState } from '@/shared/ui/surface';
import { ConflictSheet } from './conflict-sheet';
import { useKindWords } from './kind-words';

/** What waits on this device, what the server did not take, and why. */
export function SyncPage() {
  const { t } = useLingui();
  const { items, sending } = useOutboxState();
  const outbox = useOutbox();
  const send = items.some((item) => item.state === 'pending') ? (
    <Button icon={<Send aria-hidden className="size-5" />} disabled={sending} onClick={() => void outbox.sendNow()}><Trans>Send now</Trans></Button>
  ) : null;
  return (
    <Page title={t`Sync`} narrow actions={send}>
      {items.length === 0 ? (
        <Card><EmptyState icon={<CloudCheck aria-hidden className="size-10" />} title={t`Everything you saved is on the server`}><Trans>Entries made without signal wait here until they are sent.</Trans></EmptyState></Card>
      ) : (
        <ul className="flex flex-col gap-3">{items.map((item) => <li key={item.id}><ItemCard item={item} /></li>)}</ul>
      )}
    </Page>
  );
}

function ItemCard({ item }: { item: OutboxItem }) {
  const { t } = useLingui();
  const format = useFormat();
  const outbox = useOutbox();
  const words = useKindWords();
  const { vehicles } = useVehicles();
  const [comparing, setComparing] = useState(false);
  const vehicle = vehicles.find((entry) => entry.id === item.lane);
  const refused = item.state === 'refused';
  const conflict = item.refusal?.code === 'CONFLICT' && item.refusal.current !== null;
  const discard = async () => {
    await outbox.discard(item.id);
    showSnack({ message: t`Discarded.`, action: { label: t`Undo`, run: async () => outbox.putBack(item) } });
  };
  return (
    <Card className="flex flex-col gap-3 p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-bold">{words[item.kind]}{vehicle ? ` · ${vehicle.displayName}` : ''}</h2>
        {refused ? <Chip tone="danger"><Trans>Needs attention</Trans></Chip> : <Chip><Trans>Waiting to sync</Trans></Chip>}
      </div>
      <p className="text-sm text-muted">{format.moment(item.createdAt)}{item.tries > 0 ? <> · <Trans>{item.tries} tries</Trans></> : null}</p>
      {conflict ? <p className="text-sm"><Trans>This was changed somewhere else in the meantime.</Trans></p> : null}
      {refused && !conflict ? <ul className="text-sm">{item.refusal?.messages.map((entry) => <li key={entry.message}>{entry.message}</li>)}</ul> : null}
      <div className="flex flex-wrap gap-2">
        {conflict ? <Button onClick={() => setComparing(true)}><Trans>Compare</Trans></Button> : null}
        {!conflict ? <EditLink item={item} /> : null}
        {refused && !conflict ? <Button variant="secondary" onClick={() => void outbox.resend(item.id, {})}><Trans>Send again</Trans></Button> : null}
        <Button variant="quiet" onClick={() => void discard()}><Trans>Discard</Trans></Button>
      </div>
      {comparing ? <ConflictSheet item={item} onClose={() => setComparing(false)} /> : null}
    </Card>
  );
}

function EditLink({ item }: { item: OutboxItem }) {
  if (item.kind === 'createFuelLog' || item.kind === 'updateFuelLog') {
    return <Link to="/vehicles/$vehicleId/fuel/$fuelLogId" params={{ vehicleId: item.lane, fuelLogId: item.entityId }} className={buttonClass('secondary')}><Trans>Edit</Trans></Link>;
  }
  if (item.kind === 'createVehicle' || item.kind === 'updateVehicle') {
    return <Link to="/vehicles/$vehicleId/edit" params={{ vehicleId: item.entityId }} className={buttonClass('secondary')}><Trans>Edit</Trans></Link>;
  }
  if (item.kind === 'createOdometerReading') {
    return <Link to="/vehicles/$vehicleId/readings" params={{ vehicleId: item.lane }} className={buttonClass('secondary')}><Trans>Show</Trans></Link>;
  }
  return null;
}
