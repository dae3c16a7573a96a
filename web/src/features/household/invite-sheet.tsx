import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Copy, Share2 } from 'lucide-react';
import { Suspense, lazy, useState } from 'react';
import { useTenantChange } from '@/entities/tenant/queries';
import { InviteMemberDocument, type TenantRole } from '@/gql/graphql';
import { uuidv7 } from '@/shared/lib/uuid';
import { Button } from '@/shared/ui/button';
import { Field, Select } from '@/shared/ui/field';
import { Sheet } from '@/shared/ui/sheet';
import { RoleChoice } from './role-choice';

const QrCode = lazy(async () => ({ default: (await import('./qr-code')).QrCode }));

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
  if (made) return <LinkSheet made={made} tenantName={tenantName} onClose={onClose} />;
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

function LinkSheet({ made, tenantName, onClose }: { made: Made; tenantName: string; onClose: () => void }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(made.link);
    setCopied(true);
  };
  const share = 'share' in navigator ? async () => navigator.share({ title: tenantName, url: made.link }).catch(() => undefined) : null;
  return (
    <Sheet title={t`Your invitation`} closeLabel={t`Close`} onClose={onClose} footer={
      <>
        {share ? <Button variant="secondary" icon={<Share2 aria-hidden className="size-5" />} onClick={() => void share()}><Trans>Share</Trans></Button> : null}
        <Button icon={copied ? <Check aria-hidden className="size-5" /> : <Copy aria-hidden className="size-5" />} onClick={() => void copy()}>{copied ? t`Copied` : t`Copy link`}</Button>
      </>
    }>
      <div className="flex flex-col items-center gap-4">
        <p className="self-start">{made.isSent ? t`The link is on its way by e-mail. You can also give it yourself.` : t`Send this link, or let them scan it. It works once, for one person.`}</p>
        <Suspense fallback={<div className="size-56" />}><QrCode text={made.link} label={t`Code of the invitation's link`} /></Suspense>
        <div className="w-full"><Field label={t`Link`} readOnly value={made.link} onFocus={(event) => event.target.select()} className="font-mono text-sm" /></div>
        <p className="self-start text-sm text-muted"><Trans>It is shown only now. You can take it back at any time.</Trans></p>
      </div>
    </Sheet>
  );
}
