import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useSharingChange } from '@/entities/sharing/queries';
import { useFormat } from '@/entities/viewer/use-format';
import { OfferVehicleDocument, WithdrawVehicleOfferDocument } from '@/gql/graphql';
import { newId } from '@/shared/lib/typeid';
import { Button } from '@/shared/ui/button';
import { LinkSheet } from '@/shared/ui/link-sheet';
import { showSnack } from '@/shared/ui/snackbar';
import { ShareSection } from './share-section';

/** The vehicle goes to another garage for good, with everything logged about it. */
export function GiveAway({ vehicleId, name }: { vehicleId: string; name: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const change = useSharingChange();
  const [made, setMade] = useState<{ link: string; until: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const offer = async () => {
    setBusy(true);
    const answer = await change(OfferVehicleDocument, { input: { id: newId('vehicle_transfer'), vehicleId } }, (result) => result.offerVehicle);
    setBusy(false);
    if (answer?.code && answer.offer) setMade({ link: `${location.origin}/take-over#${answer.code}`, until: answer.offer.expiresAt });
  };
  const withdraw = async () => {
    if (await change(WithdrawVehicleOfferDocument, { input: { vehicleId } }, (result) => result.withdrawVehicleOffer)) showSnack({ message: t`No link takes it any more.` });
  };
  return (
    <ShareSection title={t`Give away`} about={t`The buyer takes the vehicle into their own garage, with its whole history. It leaves yours when they accept.`}>
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" disabled={busy} onClick={() => void offer()}><Trans>Make a link for the buyer</Trans></Button>
        <Button variant="quiet" onClick={() => void withdraw()}><Trans>Withdraw the offer</Trans></Button>
      </div>
      {made ? (
        <LinkSheet title={t`Give ${name} away`} about={name} link={made.link} codeLabel={t`Code of the take-over link`} onClose={() => setMade(null)}>
          <Trans>Whoever opens this link first can take the vehicle over, until {format.moment(made.until)}.</Trans>
        </LinkSheet>
      ) : null}
    </ShareSection>
  );
}
