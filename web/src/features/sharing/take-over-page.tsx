import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { useSharingChange } from '@/entities/sharing/queries';
import { useViewer } from '@/entities/viewer/queries';
import { AcceptVehicleDocument } from '@/gql/graphql';
import { BackButton } from '@/shared/ui/back-button';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Page } from '@/shared/ui/page';
import { Card } from '@/shared/ui/surface';

/** Takes a vehicle that its owner gives away into this garage. */
export function TakeOverPage({ code: given, onTaken }: { code: string; onTaken: (vehicleId: string) => Promise<void> }) {
  const { t } = useLingui();
  const { tenantName } = useViewer();
  const change = useSharingChange();
  const [code, setCode] = useState(given);
  const [busy, setBusy] = useState(false);
  const accept = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await change(AcceptVehicleDocument, { input: { code: code.trim() } }, (result) => result.acceptVehicle);
    setBusy(false);
    if (answer?.vehicle) await onTaken(answer.vehicle.id);
  };
  return (
    <Page title={t`Take a vehicle over`} narrow back={<BackButton to="/" />}>
      <Card className="p-5">
        <form onSubmit={(event) => void accept(event)} className="flex flex-col gap-5">
          <p><Trans>The vehicle comes into {tenantName}, with everything that was logged about it.</Trans></p>
          <Field label={t`Code`} value={code} autoComplete="off" spellCheck={false} className="font-mono text-sm" hint={t`It stands in the link that its owner made for you.`} onChange={(event) => setCode(event.target.value.split('#').at(-1) ?? '')} />
          <Button type="submit" className="self-start" disabled={busy || code.trim() === ''}><Trans>Take it over</Trans></Button>
        </form>
      </Card>
    </Page>
  );
}
