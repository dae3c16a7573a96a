import { Trans, useLingui } from '@lingui/react/macro';
import { LogOut, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTenantChange } from '@/entities/tenant/queries';
import { DeleteTenantDocument, LeaveTenantDocument, RestoreTenantDocument, type MemberFieldsFragment, type TenantFieldsFragment } from '@/gql/graphql';
import { Button } from '@/shared/ui/button';
import { Sheet } from '@/shared/ui/sheet';
import { showSnack } from '@/shared/ui/snackbar';
import { Section } from './section';

type Props = { tenant: TenantFieldsFragment; members: MemberFieldsFragment[]; onLeft: () => void };

/** Leaving, and for owners deleting with 30 days to think again. */
export function LeaveSection({ tenant, members, onLeft }: Props) {
  const { t } = useLingui();
  const change = useTenantChange();
  const [asking, setAsking] = useState<'leave' | 'delete' | null>(null);
  const owns = tenant.role === 'OWNER';
  const isLastOwner = owns && members.filter((member) => member.role === 'OWNER').length < 2;
  const input = { tenantId: tenant.id };
  const leave = async () => {
    // The next request falls back to another garage of the person; the page starts again in it.
    if (await change(LeaveTenantDocument, { input }, (answer) => answer.leaveTenant)) onLeft();
  };
  const remove = async () => {
    setAsking(null);
    if (!(await change(DeleteTenantDocument, { input }, (answer) => answer.deleteTenant))) return;
    const undo = async () => void (await change(RestoreTenantDocument, { input }, (answer) => answer.restoreTenant));
    showSnack({ message: t`Deleted in 30 days.`, action: { label: t`Undo`, run: undo } });
  };
  return (
    <Section title={t`Leave`}>
      {isLastOwner ? <p className="text-muted"><Trans>You are the only owner. Make somebody else the owner before you leave.</Trans></p> : null}
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" disabled={isLastOwner} icon={<LogOut aria-hidden className="size-5" />} onClick={() => setAsking('leave')}><Trans>Leave this garage</Trans></Button>
        {owns && !tenant.details?.deletesAt ? <Button variant="danger" icon={<Trash2 aria-hidden className="size-5" />} onClick={() => setAsking('delete')}><Trans>Delete this garage</Trans></Button> : null}
      </div>
      {asking ? (
        <Sheet title={asking === 'leave' ? t`Leave ${tenant.name}?` : t`Delete ${tenant.name}?`} closeLabel={t`Close`} onClose={() => setAsking(null)} footer={
          <>
            <Button variant="secondary" onClick={() => setAsking(null)}><Trans>Cancel</Trans></Button>
            <Button variant="danger" onClick={() => void (asking === 'leave' ? leave() : remove())}>{asking === 'leave' ? t`Leave` : t`Delete`}</Button>
          </>
        }>
          <p>{asking === 'leave' ? t`You no longer see its vehicles. What you logged stays there.` : t`Vehicles, fill-ups and papers go with it, for all members. You can undo it for 30 days.`}</p>
        </Sheet>
      ) : null}
    </Section>
  );
}
