import { Trans, useLingui } from '@lingui/react/macro';
import { CloudOff, Fuel, Gauge, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppConfig } from '@/shared/lib/app-config';
import { buttonClass } from '@/shared/ui/button';
import { Logo } from '@/shared/ui/logo';
import { PageTitle } from '@/shared/ui/page';
import { Card, Notice } from '@/shared/ui/surface';

/** For people who are not signed in: what this is, and the way in. */
export function WelcomePage({ config, error }: { config: AppConfig | null; error?: string | undefined }) {
  const { t } = useLingui();
  return (
    <Front title={t`Every vehicle, one book`} lead={<Trans>Fuel, costs and papers of everything you drive. It works with no signal and keeps your data on your own server.</Trans>}>
      {error ? <Notice tone="warn"><SignInProblem error={error} /></Notice> : null}
      {config?.setupRequired ? (
        <Notice tone="warn"><Trans>This garage is not set up yet. Open the set-up link that the server printed when it started.</Trans></Notice>
      ) : null}
      <a href="/auth/sign-in?return_to=%2F" className={buttonClass('primary', 'w-full')}>{t`Sign in`}</a>
      {config?.signUpOpen ? <a href="/auth/sign-in?prompt=create&return_to=%2F" className={buttonClass('secondary', 'w-full')}><Trans>Create account</Trans></a> : null}
      {config && !config.secureContext ? (
        <p className="text-sm text-muted"><Trans>This connection is not encrypted: installing the app and using it offline need HTTPS.</Trans></p>
      ) : null}
    </Front>
  );
}

/** Why a sign-in came to nothing, as the server's address tells it. */
function SignInProblem({ error }: { error: string }) {
  switch (error) {
    case 'garage_suspended':
      return <Trans>Your garage is suspended, or waits for approval. Nothing is deleted: ask the people who run this server.</Trans>;
    case 'sign_in_expired':
      return <Trans>That sign-in took too long, or began in another window. Please try again.</Trans>;
    case 'sign_in_refused':
      return <Trans>The sign-in was cancelled or refused.</Trans>;
    case 'sign_in_unavailable':
      return <Trans>Signing in is not possible right now. Please try again in a moment.</Trans>;
    default:
      return <Trans>Signing in did not work. Please try again.</Trans>;
  }
}

/** The frame of the pages outside the app: a picture of it beside what to do. */
export function Front({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-5xl items-center gap-10 px-5 py-10 md:grid-cols-2 md:px-10">
      <div className="flex flex-col gap-6">
        <p className="flex items-center gap-3 text-lg font-extrabold tracking-tight"><Logo className="size-11" /> MotoVaultPro</p>
        <PageTitle title={title} className="text-2xl leading-tight font-extrabold tracking-tight sm:text-[40px] sm:leading-12" />
        <p className="text-base text-muted sm:text-lg">{lead}</p>
        <div className="flex max-w-sm flex-col gap-3">{children}</div>
      </div>
      <div className="flex flex-col gap-4">
        <Card className="p-6">
          <p className="text-sm font-semibold text-muted">Golf Variant</p>
          <p className="mt-1"><span className="text-[44px] leading-12 font-extrabold tracking-tight">7.2</span> <span className="font-semibold text-muted">L/100 km</span></p>
          <svg viewBox="0 0 240 60" aria-hidden="true" className="mt-3 h-16 w-full" preserveAspectRatio="none">
            <path d="M0 22 L24 30 L48 18 L72 26 L96 34 L120 24 L144 38 L168 32 L192 44 L216 36 L240 46 V60 H0Z" fill="var(--color-brand-soft)" />
            <path d="M0 22 L24 30 L48 18 L72 26 L96 34 L120 24 L144 38 L168 32 L192 44 L216 36 L240 46" fill="none" stroke="var(--color-brand)" strokeWidth="2.5" vectorEffect="non-scaling-stroke" strokeLinejoin="round" />
          </svg>
        </Card>
        <ul className="grid gap-3">
          <Point icon={Fuel} text={t`A fill-up takes ten seconds at the pump.`} />
          <Point icon={Gauge} text={t`Honest economy, or the reason why there is none.`} />
          <Point icon={CloudOff} text={t`Nothing you type is ever lost, even without signal.`} />
        </ul>
      </div>
    </main>
  );
}

function Point({ icon: Icon, text }: { icon: LucideIcon; text: string }) {
  return (
    <li className="flex items-center gap-3">
      <span className="grid size-10 shrink-0 place-items-center rounded-md bg-brand-soft text-on-brand-soft"><Icon aria-hidden className="size-5" /></span>
      <span className="font-medium">{text}</span>
    </li>
  );
}
