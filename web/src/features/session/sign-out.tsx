import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { downloadJson } from '@/shared/lib/download';
import { useOutbox, useOutboxState } from '@/shared/outbox/react';
import { Button } from '@/shared/ui/button';
import { Sheet } from '@/shared/ui/sheet';
import { showSnack } from '@/shared/ui/snackbar';
import { useSession } from './context';
import { signOut } from './session';

/** Signing out; with entries still waiting it first asks what becomes of them. */
export function SignOut() {
  const { t } = useLingui();
  const session = useSession();
  const outbox = useOutbox();
  const { items } = useOutboxState();
  const [asking, setAsking] = useState(false);
  const leave = async () => {
    try {
      await signOut(session);
    } catch {
      showSnack({ message: t`No connection. Signing out needs the server.` });
    }
  };
  const waiting = items.length;
  return (
    <>
      <Button variant="secondary" className="self-start" icon={<LogOut aria-hidden className="size-5" />} onClick={() => (waiting > 0 ? setAsking(true) : void leave())}><Trans>Sign out</Trans></Button>
      {asking ? (
        <Sheet
          title={t`Not everything is sent yet`}
          closeLabel={t`Close`}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button variant="danger" onClick={() => void leave()}><Trans>Discard and sign out</Trans></Button>
              <Button variant="secondary" onClick={() => downloadJson('motovaultpro-unsent.json', items)}><Trans>Export file</Trans></Button>
              <Button onClick={() => void outbox.sendNow()}><Trans>Send now</Trans></Button>
            </>
          }
        >
          {waiting > 0 ? (
            <p><Plural value={waiting} one="# entry is only on this device." other="# entries are only on this device." /> <Trans>Signing out removes them.</Trans></p>
          ) : (
            <>
              <p className="mb-4"><Trans>Everything is sent now.</Trans></p>
              <Button onClick={() => void leave()}><Trans>Sign out</Trans></Button>
            </>
          )}
        </Sheet>
      ) : null}
    </>
  );
}
