import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sharingQuery } from '@/entities/sharing/queries';
import { useViewer } from '@/entities/viewer/queries';
import { LinkSheet } from '@/shared/ui/link-sheet';
import { LoadError } from '@/shared/ui/page-error';
import { Sheet } from '@/shared/ui/sheet';
import { Skeleton } from '@/shared/ui/surface';
import { GiveAway } from './give-away';
import { GuestLinks } from './guest-links';
import { MemberGrants } from './member-grants';

type Props = { vehicleId: string; name: string; onClose: () => void };

/** Who sees this vehicle: members by grants, anybody by a link, and another garage for good. */
export function ShareSheet({ vehicleId, name, onClose }: Props) {
  const { t } = useLingui();
  const { role } = useViewer();
  const { data, error, refetch } = useQuery(sharingQuery(vehicleId));
  const [link, setLink] = useState<string | null>(null);
  if (link !== null) {
    return (
      <LinkSheet title={t`Link for guests`} about={name} link={link} codeLabel={t`Code of the guest link`} onClose={() => setLink(null)}>
        <Trans>Whoever has this link sees this one vehicle and changes nothing.</Trans>
      </LinkSheet>
    );
  }
  return (
    <Sheet title={t`Share ${name}`} closeLabel={t`Close`} onClose={onClose}>
      {error && !data ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton className="h-72" /> : null}
      {data?.vehicle ? (
        <div className="flex flex-col gap-8">
          <GuestLinks vehicleId={vehicleId} links={data.vehicle.guestLinks ?? []} onMade={setLink} />
          <MemberGrants vehicleId={vehicleId} grants={data.vehicle.grants ?? []} members={data.tenant.members?.nodes ?? []} />
          {role === 'OWNER' ? <GiveAway vehicleId={vehicleId} name={name} /> : null}
        </div>
      ) : null}
    </Sheet>
  );
}
