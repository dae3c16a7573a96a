import { Trans, useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { CloudOff, TriangleAlert } from 'lucide-react';
import { RequestError } from '../lib/gql';
import { Button } from './button';
import { EmptyState } from './surface';

/** What a page says when it cannot be shown: what happened, what is safe, what to do. */
export function PageError({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <main className="px-4 py-12">
      <LoadError error={error} onRetry={() => void router.invalidate()} />
    </main>
  );
}

export function LoadError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useLingui();
  const code = error instanceof RequestError ? error.code : 'INTERNAL';
  const errorId = error instanceof RequestError ? error.errorId : null;
  const unreachable = code === 'NETWORK' || code === 'TIMEOUT' || code === 'BAD_ANSWER';
  const title = unreachable ? t`No copy of this page is on this device yet` : t`Something broke on our side`;
  return (
    <EmptyState
      icon={unreachable ? <CloudOff aria-hidden className="size-9" /> : <TriangleAlert aria-hidden className="size-9" />}
      title={title}
      action={<Button onClick={onRetry}><Trans>Try again</Trans></Button>}
    >
      {unreachable ? (
        <Trans>The server is not answering. Everything you saved is safe.</Trans>
      ) : (
        <Trans>Everything you saved is safe. Try again in a moment.</Trans>
      )}
      {errorId ? <span className="mt-2 block text-xs"><Trans>Error number {errorId}</Trans></span> : null}
    </EmptyState>
  );
}
