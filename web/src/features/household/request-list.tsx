import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useTenantChange } from '@/entities/tenant/queries';
import { ApproveRequestDocument, RejectRequestDocument, type JoinRequestFieldsFragment, type TenantRole } from '@/gql/graphql';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Sheet } from '@/shared/ui/sheet';
import { RoleChoice } from './role-choice';
import { Section } from './section';

type Props = { tenantId: string; requests: JoinRequestFieldsFragment[]; role: TenantRole };

/** People who ask to join; shown only where there are some. */
export function RequestList({ tenantId, requests, role }: Props) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<JoinRequestFieldsFragment | null>(null);
  if (requests.length === 0) return null;
  return (
    <Section title={t`Requests to join`}>
      <ul className="flex flex-col divide-y divide-line">
        {requests.map((request) => (
          <li key={request.id} className="flex flex-wrap items-center gap-3 py-2">
            <span className="min-w-0 flex-1 basis-40">
              <span className="block truncate font-semibold">{request.name}</span>
              <span className="block text-sm break-words text-muted">{[request.email, request.message].filter(Boolean).join(' · ')}</span>
            </span>
            <Button variant="secondary" onClick={() => setChosen(request)}><Trans>Answer</Trans></Button>
          </li>
        ))}
      </ul>
      {chosen ? <AnswerSheet tenantId={tenantId} request={chosen} own={role} onClose={() => setChosen(null)} /> : null}
    </Section>
  );
}

function AnswerSheet({ tenantId, request, own, onClose }: { tenantId: string; request: JoinRequestFieldsFragment; own: TenantRole; onClose: () => void }) {
  const { t } = useLingui();
  const change = useTenantChange();
  const [role, setRole] = useState<TenantRole>('DRIVER');
  const [reason, setReason] = useState('');
  const target = { tenantId, requestId: request.id };
  const approve = async () => {
    if (await change(ApproveRequestDocument, { input: { ...target, role } }, (answer) => answer.approveRequest)) onClose();
  };
  const reject = async () => {
    if (await change(RejectRequestDocument, { input: { ...target, reason } }, (answer) => answer.rejectRequest)) onClose();
  };
  return (
    <Sheet title={request.name} closeLabel={t`Close`} onClose={onClose} footer={<Button onClick={() => void approve()}><Trans>Let in</Trans></Button>}>
      <div className="flex flex-col gap-5">
        <RoleChoice label={t`What may they do?`} value={role} own={own} onChange={setRole} />
        <div className="flex flex-col gap-3 border-t border-line pt-4">
          <Field label={t`Or say why not`} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          <Button variant="danger" className="self-start" disabled={reason.trim() === ''} onClick={() => void reject()}><Trans>Refuse</Trans></Button>
        </div>
      </div>
    </Sheet>
  );
}
