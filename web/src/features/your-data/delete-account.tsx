import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '@/entities/viewer/use-format';
import { DeleteAccountDocument, PreviewDeletionDocument, type PreviewDeletionQuery } from '@/gql/graphql';
import { graphqlRequest } from '@/shared/lib/gql';
import { uuidv7 } from '@/shared/lib/uuid';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { LoadError } from '@/shared/ui/page-error';
import { Sheet } from '@/shared/ui/sheet';
import { Notice, Skeleton } from '@/shared/ui/surface';

type Preview = NonNullable<PreviewDeletionQuery['viewer']['accountDeletion']>;
type Garage = Preview['tenants'][number];

const previewQuery = () =>
  queryOptions({
    queryKey: ['account-deletion'],
    queryFn: async ({ signal }) => (await graphqlRequest(PreviewDeletionDocument, {}, signal)).viewer.accountDeletion ?? null,
    refetchOnMount: 'always',
  });

/** Says first what goes and what stays, then asks for the address. */
export function DeleteAccount({ onLeft }: { onLeft: () => Promise<void> }) {
  const query = useQuery(previewQuery());
  const [asking, setAsking] = useState(false);
  const [dueAt, setDueAt] = useState<string | null>(null);
  if (dueAt) return <LeftSheet dueAt={dueAt} onLeft={onLeft} />;
  if (query.isError && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton className="h-32" />;
  if (query.data === null) return <p className="text-muted"><Trans>This cannot be shown at the moment. Try again later.</Trans></p>;
  const preview = query.data;
  const { graceDays } = preview;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted"><Trans>You are signed out everywhere at once. After {graceDays} days your account and what is yours alone are erased. Sign in before then to keep it.</Trans></p>
      <ul className="flex flex-col gap-2">{preview.tenants.map((garage) => <li key={garage.id}><GarageFate garage={garage} /></li>)}</ul>
      <Button variant="danger" className="self-start" disabled={!preview.isPossible} onClick={() => setAsking(true)}><Trans>Delete account</Trans></Button>
      {asking ? <ConfirmSheet preview={preview} onClose={() => setAsking(false)} onDone={setDueAt} /> : null}
    </div>
  );
}

function GarageFate({ garage }: { garage: Garage }) {
  const { name, vehicles, otherMembers, fate } = garage;
  return (
    <Notice tone={fate === 'STAYS' ? 'good' : fate === 'GOES' ? 'danger' : 'warn'}>
      <p className="font-semibold">{name} · <Plural value={vehicles} one="# vehicle" other="# vehicles" /></p>
      {fate === 'STAYS' ? <p><Trans>Stays with its other members. What you logged stays too, without your name.</Trans></p> : null}
      {fate === 'GOES' ? <p><Trans>Goes with everything in it: nobody else is a member.</Trans></p> : null}
      {fate === 'NEEDS_OWNER' ? <p><Plural value={otherMembers} one="# other member needs an owner. Hand it over first." other="# other members need an owner. Hand it over first." /></p> : null}
    </Notice>
  );
}

function ConfirmSheet({ preview, onClose, onDone }: { preview: Preview; onClose: () => void; onDone: (dueAt: string) => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const { confirmation } = preview;
  const matches = typed.trim().toLowerCase() === confirmation.trim().toLowerCase();
  const run = async () => {
    if (!matches) {
      setError(t`Type ${confirmation} to go on.`);
      return;
    }
    setBusy(true);
    try {
      const { deleteAccount } = await graphqlRequest(DeleteAccountDocument, { input: { email: typed, idempotencyKey: uuidv7() } });
      const [refused] = deleteAccount.userErrors;
      if (deleteAccount.deletionDueAt) {
        onDone(deleteAccount.deletionDueAt);
        return;
      }
      setError(refused?.message);
    } catch {
      setError(t`No connection. This needs the server.`);
    }
    setBusy(false);
  };
  return (
    <Sheet
      title={t`Delete your account?`}
      closeLabel={t`Close`}
      onClose={onClose}
      footer={
        <>
          <Button variant="danger" disabled={busy} onClick={() => void run()}><Trans>Delete account</Trans></Button>
          <Button variant="secondary" onClick={onClose}><Trans>Keep it</Trans></Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p><Trans>Download your data first if you want to keep it.</Trans></p>
        <Field label={t`Type ${confirmation}`} value={typed} error={error} autoComplete="off" autoCapitalize="none" onChange={(event) => setTyped(event.target.value)} />
      </div>
    </Sheet>
  );
}

/** The session is over already; what is left is to go. */
function LeftSheet({ dueAt, onLeft }: { dueAt: string; onLeft: () => Promise<void> }) {
  const { t } = useLingui();
  const format = useFormat();
  const leave = () => void onLeft();
  return (
    <Sheet title={t`You are signed out everywhere`} closeLabel={t`Close`} onClose={leave} footer={<Button onClick={leave}><Trans>Leave</Trans></Button>}>
      <p><Trans>Your account is deleted on {format.moment(dueAt)}. Sign in before then to keep it.</Trans></p>
    </Sheet>
  );
}
