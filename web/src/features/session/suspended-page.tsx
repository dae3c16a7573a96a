import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Lock, LogOut } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useViewer } from '@/entities/viewer/queries';
import { useOutboxState } from '@/shared/outbox/react';
import { Button } from '@/shared/ui/button';
import { PageTitle } from '@/shared/ui/page';
import { SnackbarHost, showSnack } from '@/shared/ui/snackbar';
import { Notice } from '@/shared/ui/surface';
import { endSession } from './session';
import { SignOut } from './sign-out';

/** In the place of the app, for somebody none of whose garages is in use. */
export function SuspendedPage() {
  const { tenantName } = useViewer();
  const waiting = useOutboxState().items.length;
  return (
    <Suspended garage={tenantName} signOut={<SignOut />}>
      {waiting > 0 ? (
        <Notice tone="warn"><Plural value={waiting} one="# entry is safe on this device and goes out when the garage is open again." other="# entries are safe on this device and go out when the garage is open again." /></Notice>
      ) : null}
    </Suspended>
  );
}

/** The same on a device that keeps nothing of the person. */
export function SuspendedNewcomer() {
  const { t } = useLingui();
  const leave = async () => {
    try {
      location.assign(await endSession());
    } catch {
      showSnack({ message: t`No connection. Signing out needs the server.` });
    }
  };
  const signOut = <Button variant="secondary" icon={<LogOut aria-hidden className="size-5" />} onClick={() => void leave()}><Trans>Sign out</Trans></Button>;
  return <Suspended garage={null} signOut={signOut} />;
}

function Suspended({ garage, signOut, children }: { garage: string | null; signOut: ReactNode; children?: ReactNode }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const again = () => {
    setAsking(true);
    location.reload();
  };
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-center justify-center gap-4 px-6 py-10 text-center">
      <div className="grid size-20 place-items-center rounded-xl bg-warn-soft text-warn"><Lock aria-hidden className="size-9" /></div>
      <PageTitle title={garage ? t`${garage} is suspended` : t`Your garage is suspended`} />
      <p className="text-muted"><Trans>Whoever runs this server has closed it for now, or has not approved it yet. Nothing is deleted: everything is there again as soon as it is open.</Trans></p>
      <p className="text-muted"><Trans>Ask the people who run this server why, and what to do. Another garage of yours that is in use opens by itself.</Trans></p>
      {children}
      <div className="flex flex-wrap justify-center gap-3">
        <Button disabled={asking} onClick={again}><Trans>Try again</Trans></Button>
        {signOut}
      </div>
      <SnackbarHost label={t`Messages`} lifted={false} />
    </main>
  );
}
