import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/shared/ui/button';
import { BackButton } from '@/shared/ui/back-button';
import { Page } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { Sheet } from '@/shared/ui/sheet';
import { showSnack } from '@/shared/ui/snackbar';
import { Card, Chip, EmptyState, Skeleton } from '@/shared/ui/surface';
import { NewTokenSheet } from './new-token-sheet';
import { accessTokensQuery, revokeToken, useScopeWords, type AccessToken } from './tokens';

/** How programs come in for the person; works with signal only. */
export function TokensPage() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data: tokens, isError, error, refetch } = useQuery(accessTokensQuery());
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<AccessToken | null>(null);
  const reload = () => client.invalidateQueries({ queryKey: accessTokensQuery().queryKey });
  const end = async (token: AccessToken) => {
    try {
      await revokeToken(token.id);
      setEnding(null);
      showSnack({ message: t`${token.name} opens nothing any more.` });
      await reload();
    } catch {
      showSnack({ message: t`No connection. Try again with signal.` });
    }
  };
  const add = <Button icon={<Plus aria-hidden className="size-5" />} onClick={() => setMaking(true)}><Trans>New token</Trans></Button>;
  return (
    <Page title={t`API tokens`} narrow back={<BackButton to="/settings" />} actions={tokens && tokens.length > 0 ? add : null}>
      <p className="mb-4 text-muted"><Trans>A program with a token acts for you: Home Assistant, scripts, dashboards. It never does more than you may.</Trans></p>
      {isError ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {!tokens && !isError ? <Skeleton className="h-32" /> : null}
      {tokens?.length === 0 ? (
        <Card><EmptyState icon={<KeyRound aria-hidden className="size-10" />} title={t`No tokens yet`} action={add}><Trans>Make one for each program, so that you can end one alone.</Trans></EmptyState></Card>
      ) : null}
      <ul className="flex flex-col gap-3">
        {tokens?.map((token) => <li key={token.id}><TokenCard token={token} onRevoke={() => setEnding(token)} /></li>)}
      </ul>
      {making ? <NewTokenSheet onMade={() => void reload()} onClose={() => setMaking(false)} /> : null}
      {ending ? (
        <Sheet
          title={t`Revoke ${ending.name}?`}
          closeLabel={t`Close`}
          onClose={() => setEnding(null)}
          footer={<Button variant="danger" onClick={() => void end(ending)}><Trans>Revoke</Trans></Button>}
        >
          <p><Trans>The program that uses it is signed out at once. This cannot be undone.</Trans></p>
        </Sheet>
      ) : null}
    </Page>
  );
}

function TokenCard({ token, onRevoke }: { token: AccessToken; onRevoke: () => void }) {
  const { t, i18n } = useLingui();
  const words = useScopeWords();
  const day = (instant: string) => i18n.date(new Date(instant), { dateStyle: 'medium' });
  const facts = [
    token.lastUsedAt ? t`Last used ${day(token.lastUsedAt)}` : t`Never used`,
    token.expiresAt ? t`Ends ${day(token.expiresAt)}` : t`Does not end`,
  ];
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3 p-4 sm:p-5">
      <div className="min-w-0">
        <h2 className="font-bold break-words">{token.name}</h2>
        <p className="my-1 flex flex-wrap items-center gap-2"><Chip>{words[token.scope]}</Chip><span className="font-mono text-sm text-muted">{token.prefix}…</span></p>
        <p className="text-sm text-muted">{facts.join(' · ')}</p>
      </div>
      <Button variant="danger" aria-label={t`Revoke ${token.name}`} onClick={onRevoke}><Trans>Revoke</Trans></Button>
    </Card>
  );
}
