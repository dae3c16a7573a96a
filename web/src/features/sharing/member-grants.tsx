import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { managesPeople } from '@/entities/tenant/queries';
import { useSharingChange } from '@/entities/sharing/queries';
import { useFormat } from '@/entities/viewer/use-format';
import { GrantVehicleDocument, LiftVehicleGrantsDocument, RevokeVehicleGrantDocument, type TenantRole, type VehicleGrantFieldsFragment, type VehicleGrantLevel } from '@/gql/graphql';
import { daysFromNow, endOfDay, isIsoDate } from '@/shared/lib/dates';
import { Button } from '@/shared/ui/button';
import { SegmentedControl } from '@/shared/ui/choice';
import { Field, Select } from '@/shared/ui/field';
import { ShareSection } from './share-section';

type Member = { id: string | null; displayName: string | null; role: TenantRole };
type Props = { vehicleId: string; grants: VehicleGrantFieldsFragment[]; members: Member[] };

/** Which members see or log this vehicle, where not all of them see all. */
export function MemberGrants({ vehicleId, grants, members }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const change = useSharingChange();
  const others = members.filter((member): member is Member & { id: string } => member.id !== null && !managesPeople(member.role));
  const revoke = (id: string) => void change(RevokeVehicleGrantDocument, { input: { id } }, (answer) => answer.revokeVehicleGrant);
  const lift = (memberId: string) => void change(LiftVehicleGrantsDocument, { input: { memberId } }, (answer) => answer.liftVehicleGrants);
  const about = t`Mechanics, drivers and viewers see every vehicle, until you choose some for them: then they see only these.`;
  return (
    <ShareSection title={t`Members`} about={about}>
      {grants.length > 0 ? (
        <ul className="flex flex-col divide-y divide-line">
          {grants.map((grant) => (
            <li key={grant.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <span className="min-w-0 flex-1 basis-40">
                <span className="block truncate font-semibold">{grant.memberName}</span>
                <span className="block text-sm text-muted">
                  {grant.level === 'LOG' ? t`Sees and logs` : t`Sees`}{grant.endsAt ? <> · <Trans>until {format.date(grant.endsAt)}</Trans></> : null}
                </span>
              </span>
              <span className="ms-auto flex flex-wrap gap-1">
                <Button variant="quiet" className="px-4" onClick={() => lift(grant.memberId)}><Trans>Show all again</Trans></Button>
                <Button variant="quiet" className="px-4" onClick={() => revoke(grant.id)}><Trans>Take back</Trans></Button>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {others.length > 0 ? <NewGrant vehicleId={vehicleId} members={others} /> : <p className="text-sm text-muted"><Trans>Nobody here but owners and managers, who see everything.</Trans></p>}
    </ShareSection>
  );
}

function NewGrant({ vehicleId, members }: { vehicleId: string; members: (Member & { id: string })[] }) {
  const { t } = useLingui();
  const change = useSharingChange();
  const [memberId, setMemberId] = useState(members[0]?.id ?? '');
  const [level, setLevel] = useState<VehicleGrantLevel>('LOG');
  const [until, setUntil] = useState('');
  const [busy, setBusy] = useState(false);
  const late = until !== '' && (!isIsoDate(until) || until < daysFromNow(0));
  const levels = [{ value: 'VIEW' as const, label: t`Sees` }, { value: 'LOG' as const, label: t`Sees and logs` }];
  const save = async () => {
    setBusy(true);
    const input = { vehicleId, memberId, level, endsAt: until === '' ? null : endOfDay(until) };
    await change(GrantVehicleDocument, { input }, (answer) => answer.grantVehicle);
    setBusy(false);
  };
  return (
    <>
      <Select label={t`Member`} value={memberId} onChange={(event) => setMemberId(event.target.value)}>
        {members.map((member) => <option key={member.id} value={member.id}>{member.displayName ?? t`Somebody`}</option>)}
      </Select>
      <SegmentedControl label={t`May`} value={level} options={levels} onChange={setLevel} />
      <Field label={t`Until`} optional={t`optional`} type="date" value={until} min={daysFromNow(0)} error={late ? t`This day is over.` : undefined} onChange={(event) => setUntil(event.target.value)} />
      <Button variant="secondary" className="self-start" disabled={busy || late} onClick={() => void save()}><Trans>Share with this member</Trans></Button>
    </>
  );
}
