import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Signpost } from 'lucide-react';
import { buttonClass } from './button';
import { Page } from './page';
import { EmptyState } from './surface';

/** For addresses that lead nowhere, and for records that are gone. */
export function PageMissing() {
  const { t } = useLingui();
  return (
    <Page title={t`Not found`} narrow>
      <EmptyState
        icon={<Signpost aria-hidden className="size-9" />}
        title={t`There is nothing at this address`}
        action={<Link to="/" className={buttonClass()}><Trans>Go to the garage</Trans></Link>}
      >
        <Trans>It may have been deleted on another device, or the link has a typo.</Trans>
      </EmptyState>
    </Page>
  );
}
