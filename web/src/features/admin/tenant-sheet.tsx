import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import {
  ApproveTenantDocument, RejectTenantDocument, ResumeTenantDocument, SetTenantLimitsDocument, SuspendTenantDocument,
  type AdministeredTenantFieldsFragment, type TypedDocumentString,
} from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Sheet } from '@/shared/ui/sheet';
import { Notice } from '@/shared/ui/surface';

type Props = { tenant: AdministeredTenantFieldsFragment; onClose: () => void; onChanged: () => Promise<void> };
type Answer = { userErrors: { message: string }[] };

/** What an administrator may do with one garage, by its state. */
export function TenantSheet({ tenant, onClose, onChanged }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const [members, setMembers] = useState(tenant.details.limits.members?.toString() ?? '');
  const [vehicles, setVehicles] = useState(tenant.details.limits.vehicles?.toString() ?? '');
  const [failure, setFailure] = useState<string | null>(null);
  const { status, statusReason } = tenant.details;
  const { usage } = tenant;
  const input = { tenantId: tenant.id };
  const send = async <TResult, TVariables>(document: TypedDocumentString<TResult, TVariables>, variables: TVariables, pick: (result: TResult) => Answer) => {
    try {
      const answer = pick(await graphqlRequest(document, variables));
      setFailure(answer.userErrors[0]?.message ?? null);
      if (answer.userErrors.length === 0) await onChanged();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : t`This did not work. Try again.`);
    }
  };
  const limit = (text: string) => (text.trim() === '' ? null : Number(text));
  const wantsReason = status === 'ACTIVE' || status === 'PENDING';
  return (
    <Sheet title={tenant.name} closeLabel={t`Close`} onClose={onClose}>
      <div className="flex flex-col gap-5">
        <dl className="grid grid-cols-3 gap-3 text-center">
          <Figure label={t`Members`} value={usage.members} />
          <Figure label={t`Invitations`} value={usage.openInvitations} />
          <Figure label={t`Requests`} value={usage.pendingRequests} />
        </dl>
        {statusReason ? <Notice tone="warn">{statusReason}</Notice> : null}
        {failure ? <Notice tone="danger"><span role="alert">{failure}</span></Notice> : null}
        {wantsReason ? <Field label={t`Reason`} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} hint={t`Its people read it.`} /> : null}
        <div className="flex flex-wrap gap-3">
          {status === 'PENDING' || status === 'REJECTED' ? <Button onClick={() => void send(ApproveTenantDocument, { input }, (answer) => answer.approveTenant)}><Trans>Approve</Trans></Button> : null}
          {status === 'PENDING' ? <Button variant="danger" disabled={!reason.trim()} onClick={() => void send(RejectTenantDocument, { input: { ...input, reason } }, (answer) => answer.rejectTenant)}><Trans>Refuse</Trans></Button> : null}
          {status === 'ACTIVE' ? <Button variant="danger" disabled={!reason.trim()} onClick={() => void send(SuspendTenantDocument, { input: { ...input, reason } }, (answer) => answer.suspendTenant)}><Trans>Suspend</Trans></Button> : null}
          {status === 'SUSPENDED' ? <Button onClick={() => void send(ResumeTenantDocument, { input }, (answer) => answer.resumeTenant)}><Trans>Resume</Trans></Button> : null}
        </div>
        <div className="grid grid-cols-2 gap-4 border-t border-line pt-4">
          <Field label={t`Most members`} inputMode="numeric" optional={t`empty: any number`} value={members} onChange={(event) => setMembers(event.target.value.replaceAll(/\D/g, ''))} />
          <Field label={t`Most vehicles`} inputMode="numeric" optional={t`empty: any number`} value={vehicles} onChange={(event) => setVehicles(event.target.value.replaceAll(/\D/g, ''))} />
          <Button variant="secondary" className="col-span-2 justify-self-start" onClick={() => void send(SetTenantLimitsDocument, { input: { ...input, members: limit(members), vehicles: limit(vehicles) } }, (answer) => answer.setTenantLimits)}><Trans>Save the plan</Trans></Button>
        </div>
      </div>
    </Sheet>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div className="flex flex-col-reverse rounded-md bg-surface-2 p-3">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-xl font-bold">{value}</dd>
    </div>
  );
}
