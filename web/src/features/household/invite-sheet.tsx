import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useTenantChange } from '@/entities/tenant/queries';
import { InviteMemberDocument, type TenantRole } from '@/gql/graphql';
import { uuidv7 } from '@/shared/lib/uuid';
import { Button } from '@/shared/ui/button';
import { Field, Select } from '@/shared/ui/field';
import { LinkSheet } from '@/shared/ui/link-sheet';
import { Sheet } from '@/shared/ui/sheet';
import { RoleChoice } from './role-choice';

type Props = { tenantId: string; tenantName: string; role: TenantRole; onClose: () => void };
type Made = { link: string; isSent: boolean };

/** Makes an invitation, then shows its link this once: to copy, to share, to scan. */
export function InviteSheet({ tenantId, tenantName, role: own, onClose }: Props) {
  const { t } = useLingui();
  const change = useTenantChange();
  const [role, setRole] = useState<TenantRole>('DRIVER');
  const [email, setEmail] = useState('');
  const [hours, setHours] = useState('168');
  const [made, setMade] = useState<Made | null>(null);
  const [busy, setBusy] = useState(false);
  const [key] = useState(uuidv7);
  const invite = async () => {
    setBusy(true);
    const input = { tenantId, role, email: email.trim() || null, expiresInHours: Number(hours), idempotencyKey: `${key}-${role}-${hours}-${email.trim()}` };
    const answer = await change(InviteMemberDocument, { input }, (result) => result.inviteMember);
    setBusy(false);
    if (answer?.link) setMade({ link: answer.link, isSent: answer.isSent });
  };
  if (made) {
    return (
      <LinkSheet title={t`Your invitation`} about={tenantName} link={made.link} codeLabel={t`Code of the invitation's link`} onClose={onClose}>
        {made.isSent ? t`The link is on its way by e-mail. You can also give it yourself.` : t`Send this link, or let them scan it. It works once, for one person.`}
      </LinkSheet>
    );
  }
  return (
    <Sheet title={t`Invite someone`} closeLabel={t`Close`} onClose={onClose} footer={<Button disabled={busy} onClick={() => void invite()}><Trans>Make the link</Trans></Button>}>
      <div className="flex flex-col gap-5">
        <RoleChoice label={t`What may they do?`} value={role} own={own} onChange={setRole} />
        <Field label={t`E-mail`} optional={t`optional`} type="email" inputMode="email" autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} hint={t`The link is sent there where this server sends mail.`} />
        <Select label={t`Works for`} value={hours} onChange={(event) => setHours(event.target.value)}>
          <option value="24">{t`a day`}</option>
          <option value="168">{t`a week`}</option>
          <option value="720">{t`30 days`}</option>
        </Select>
      </div>
    </Sheet>
  );
}
