import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { readAppConfig } from '@/shared/lib/app-config';
import { buttonClass } from '@/shared/ui/button';

/** The way to password, passkeys, two steps and devices, where the issuer has a page for them. */
export function AccountLink() {
  const { data } = useQuery({ queryKey: ['app-config'], queryFn: readAppConfig });
  if (!data?.accountUrl) return null;
  return (
    <a href={data.accountUrl} className={buttonClass('secondary', 'self-start')}>
      <ExternalLink aria-hidden className="size-5" /> <Trans>Password, passkeys and devices</Trans>
    </a>
  );
}
