import { Trans, useLingui } from '@lingui/react/macro';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useSharingChange } from '@/entities/sharing/queries';
import { useFormat } from '@/entities/viewer/use-format';
import { CreateGuestLinkDocument, RevokeGuestLinkDocument, type GuestLinkFieldsFragment } from '@/gql/graphql';
import { daysFromNow, endOfDay, isIsoDate } from '@/shared/lib/dates';
import { newId } from '@/shared/lib/typeid';
import { Button } from '@/shared/ui/button';
import { Switch } from '@/shared/ui/choice';
import { Field } from '@/shared/ui/field';
import { ShareSection } from './share-section';

/** The server lets a link live this long. */
const longest = 90;

type Props = { vehicleId: string; links: GuestLinkFieldsFragment[]; onMade: (link: string) => void };

/** Links by which anybody looks at this vehicle until a day. */
export function GuestLinks({ vehicleId, links, onMade }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const change = useSharingChange();
  const [until, setUntil] = useState(() => daysFromNow(7));
  const [showsPrivate, setShowsPrivate] = useState(false);
  const [busy, setBusy] = useState(false);
  const inRange = isIsoDate(until) && until >= daysFromNow(0) && until <= daysFromNow(longest - 1);
  const make = async () => {
    setBusy(true);
    const input = { id: newId('guest_link'), vehicleId, expiresAt: endOfDay(until), showsPrivate };
    const made = await change(CreateGuestLinkDocument, { input }, (answer) => answer.createGuestLink);
    setBusy(false);
    if (made?.secret) onMade(`${location.origin}/guest#${made.secret}`);
  };
  const revoke = (id: string) => void change(RevokeGuestLinkDocument, { input: { id } }, (answer) => answer.revokeGuestLink);
  return (
    <ShareSection title={t`Link for guests`} about={t`A buyer sees the vehicle and its history, without an account, until the day you choose.`}>
      {links.length > 0 ? (
        <ul className="flex flex-col divide-y divide-line">
          {links.map((link) => (
            <li key={link.id} className="flex flex-wrap items-center gap-3 py-2">
              <Link2 aria-hidden className="size-5 shrink-0 text-muted" />
              <span className="min-w-0 flex-1 basis-40">
                <span className="block font-semibold"><Trans>until {format.date(link.expiresAt)}</Trans></span>
                <span className="block text-sm text-muted">{link.showsPrivate ? t`with VIN, plate and notes` : t`without VIN, plate and notes`}</span>
              </span>
              <Button variant="quiet" className="ms-auto px-4" onClick={() => revoke(link.id)}><Trans>Take back</Trans></Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Field label={t`Works until`} type="date" value={until} min={daysFromNow(0)} max={daysFromNow(longest - 1)} error={inRange ? undefined : t`Choose a day within ${longest} days.`} onChange={(event) => setUntil(event.target.value)} />
      <Switch label={t`Show VIN, plate and notes`} hint={t`And where it was filled up`} checked={showsPrivate} onChange={setShowsPrivate} />
      <Button variant="secondary" className="self-start" disabled={busy || !inRange} onClick={() => void make()}><Trans>Make a link</Trans></Button>
    </ShareSection>
  );
}
