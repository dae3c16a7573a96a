import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useTenantChange } from '@/entities/tenant/queries';
import { ChangeMemberRoleDocument, RemoveMemberDocument, TransferOwnershipDocument, type MemberFieldsFragment, type TenantRole } from '@/gql/graphql';
import { Button } from '@/shared/ui/button';
import { Sheet } from '@/shared/ui/sheet';
import { showSnack } from '@/shared/ui/snackbar';
import { RoleChoice } from './role-choice';

type Props = { tenantId: string; member: MemberFieldsFragment; role: TenantRole; onClose: () => void };

/** What one member may do; taking them out and handing over ask once more. */
export function MemberSheet({ tenantId, member, role: own, onClose }: Props) {
  const { t } = useLingui();
  const change = useTenantChange();
  const [role, setRole] = useState(member.role);
  const [asking, setAsking] = useState<'remove' | 'transfer' | null>(null);
  const name = member.displayName ?? t`Somebody`;
  const target = { tenantId, memberId: member.id ?? '' };
  const done = (message: string) => {
    onClose();
    showSnack({ message });
  };
  const save = async () => {
    if (await change(ChangeMemberRoleDocument, { input: { ...target, role } }, (answer) => answer.changeMemberRole)) done(t`Saved.`);
  };
  const remove = async () => {
    if (await change(RemoveMemberDocument, { input: target }, (answer) => answer.removeMember)) done(t`${name} is no longer a member.`);
  };
  const transfer = async () => {
    if (!(await change(TransferOwnershipDocument, { input: target }, (answer) => answer.transferOwnership))) return;
    // What this page shows depends on the viewer's own role, which has just changed.
    location.reload();
  };
  if (asking) {
    const remains = asking === 'remove';
    return (
      <Sheet title={remains ? t`Take ${name} out?` : t`Make ${name} the owner?`} closeLabel={t`Close`} onClose={() => setAsking(null)} footer={
        <>
          <Button variant="secondary" onClick={() => setAsking(null)}><Trans>Cancel</Trans></Button>
          <Button variant="danger" onClick={() => void (remains ? remove() : transfer())}>{remains ? t`Take out` : t`Hand over`}</Button>
        </>
      }>
        <p>{remains ? t`They no longer see these vehicles. What they logged stays.` : t`You become a manager. Only the new owner can give it back.`}</p>
      </Sheet>
    );
  }
  return (
    <Sheet title={name} closeLabel={t`Close`} onClose={onClose} footer={<Button disabled={role === member.role} onClick={() => void save()}><Trans>Save</Trans></Button>}>
      <div className="flex flex-col gap-5">
        <RoleChoice label={t`What may they do?`} value={role} own={own} onChange={setRole} />
        <div className="flex flex-wrap gap-3 border-t border-line pt-4">
          <Button variant="danger" onClick={() => setAsking('remove')}><Trans>Take out</Trans></Button>
          {own === 'OWNER' && member.role !== 'OWNER' ? <Button variant="secondary" onClick={() => setAsking('transfer')}><Trans>Make owner</Trans></Button> : null}
        </div>
      </div>
    </Sheet>
  );
}
