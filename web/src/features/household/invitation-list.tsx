import { Trans, useLingui } from '@lingui/react/macro';
import { Link2, Mail } from 'lucide-react';
import { useTenantChange } from '@/entities/tenant/queries';
import { roleWords } from '@/entities/tenant/words';
import { useFormat } from '@/entities/viewer/use-format';
import { RevokeInvitationDocument, type InvitationFieldsFragment } from '@/gql/graphql';
import { Button } from '@/shared/ui/button';
import { Section } from './section';

type Props = { tenantId: string; invitations: InvitationFieldsFragment[]; onInvite: () => void };

/** Invitations that nobody has accepted yet. */
export function InvitationList({ tenantId, invitations, onInvite }: Props) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const change = useTenantChange();
  const revoke = (id: string) => void change(RevokeInvitationDocument, { input: { tenantId, invitationId: id } }, (answer) => answer.revokeInvitation);
  return (
    <Section title={t`Open invitations`}>
      {invitations.length === 0 ? (
        <p className="text-muted"><Trans>Invite someone who drives your vehicles.</Trans> <button type="button" className="min-h-11 font-semibold text-brand underline" onClick={onInvite}><Trans>Make a link</Trans></button></p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {invitations.map((invitation) => (
            <li key={invitation.id} className="flex flex-wrap items-center gap-3 py-2">
              {invitation.email ? <Mail aria-hidden className="size-5 shrink-0 text-muted" /> : <Link2 aria-hidden className="size-5 shrink-0 text-muted" />}
              <span className="min-w-0 flex-1 basis-40">
                <span className="block truncate font-semibold">{invitation.email ?? t`Link`} · {i18n._(roleWords[invitation.role])}</span>
                <span className="block text-sm text-muted"><Trans>until {format.dayOf(invitation.expiresAt)}</Trans></span>
              </span>
              <Button variant="quiet" className="ms-auto px-4" onClick={() => revoke(invitation.id)}><Trans>Take back</Trans></Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
