import { Trans, useLingui } from '@lingui/react/macro';
import { buttonClass } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/surface';
import { Front } from './welcome-page';

/** The first visit by the set-up link. */
export function SetupPage({ token }: { token: string | null }) {
  const { t } = useLingui();
  const target = `/auth/sign-in?prompt=create&setup_token=${encodeURIComponent(token ?? '')}`;
  return (
    <Front title={t`Create your garage`} lead={<Trans>You are the first here. Make an account and this server is yours.</Trans>}>
      {token ? (
        <a href={target} className={buttonClass('primary', 'w-full')}><Trans>Create your account</Trans></a>
      ) : (
        <Notice tone="warn"><Trans>This link is not complete. Open the whole set-up link that the server printed when it started.</Trans></Notice>
      )}
    </Front>
  );
}
