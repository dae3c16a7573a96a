import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { kindWords, roleHints, roleWords } from '@/entities/tenant/words';
import { AcceptInvitationDocument, type InvitationState, type PreviewInvitationQuery } from '@/gql/graphql';
import type { AppConfig } from '@/shared/lib/app-config';
import { graphqlRequest } from '@/shared/lib/gql';
import { Button, buttonClass } from '@/shared/ui/button';
import { Logo } from '@/shared/ui/logo';
import { PageTitle } from '@/shared/ui/page';
import { Card, Notice } from '@/shared/ui/surface';

type Offer = PreviewInvitationQuery['invitation'];
type Props = { token: string; offer: Offer | null; signedIn: boolean; config: AppConfig | null; onOpen: (tenantId: string) => Promise<void> };

/** What an invitation offers, and one button to accept it; whoever is not signed in comes back here afterwards. */
export function JoinPage({ token, offer, signedIn, config, onOpen }: Props) {
  const { t, i18n } = useLingui();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    try {
      const { acceptInvitation: answer } = await graphqlRequest(AcceptInvitationDocument, { input: { token } });
      if (answer.tenant) await onOpen(answer.tenant.id);
      else setFailure(answer.userErrors[0]?.message ?? t`This did not work. Try again.`);
    } catch {
      setFailure(t`No connection. Try again.`);
    }
    setBusy(false);
  };
  const back = encodeURIComponent(`/join/${token}`);
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-6 px-5 py-10">
      <p className="flex items-center gap-3 text-lg font-extrabold tracking-tight"><Logo className="size-11" /> MotoVaultPro</p>
      {offer?.state === 'OPEN' && offer.role && offer.kind ? (
        <>
          <div className="flex flex-col gap-2">
            <PageTitle title={t`Join ${offer.tenantName ?? ''}`} className="text-2xl font-extrabold tracking-tight break-words" />
            <p className="text-muted"><Trans>You are invited to share its vehicles.</Trans></p>
          </div>
          <Card className="flex flex-col gap-1 p-5">
            <p className="text-sm text-muted">{i18n._(kindWords[offer.kind])}</p>
            <p className="text-lg font-bold">{i18n._(roleWords[offer.role])}</p>
            <p>{i18n._(roleHints[offer.role])}</p>
          </Card>
          {failure ? <Notice tone="danger"><span role="alert">{failure}</span></Notice> : null}
          {signedIn ? (
            <Button className="w-full" disabled={busy} onClick={() => void accept()}><Trans>Accept</Trans></Button>
          ) : (
            <div className="flex flex-col gap-3">
              <a href={`/auth/sign-in?return_to=${back}`} className={buttonClass('primary', 'w-full')}><Trans>Sign in to accept</Trans></a>
              {config?.signUpOpen || config?.guestsSignUp ? <a href={`/auth/sign-in?prompt=create&return_to=${back}`} className={buttonClass('secondary', 'w-full')}><Trans>Create account</Trans></a> : null}
            </div>
          )}
        </>
      ) : (
        <Spent state={offer?.state ?? null} />
      )}
    </main>
  );
}

function Spent({ state }: { state: InvitationState | null }) {
  const { t } = useLingui();
  const words: Record<Exclude<InvitationState, 'OPEN'>, string> = {
    EXPIRED: t`It has expired. Ask for a new one.`,
    USED: t`It was used already. Each one works once.`,
    REVOKED: t`It was taken back. Ask for a new one.`,
    NOT_IN_USE: t`This garage is not in use now.`,
    UNKNOWN: t`There is no invitation of this link. Check that it is whole.`,
  };
  return (
    <>
      <PageTitle title={t`This invitation does not work`} className="text-2xl font-extrabold tracking-tight" />
      <p className="text-muted">{state === null || state === 'OPEN' ? t`No connection. Try again.` : words[state]}</p>
      {state === null ? <Button onClick={() => location.reload()}><Trans>Try again</Trans></Button> : <a href="/" className={buttonClass('secondary')}><Trans>To your garage</Trans></a>}
    </>
  );
}
