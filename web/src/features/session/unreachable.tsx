import { Trans, useLingui } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import { Button } from '@/shared/ui/button';
import { PageTitle } from '@/shared/ui/page';

/** The first start on a device, without a server to ask. */
export function Unreachable() {
  const { t } = useLingui();
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-center justify-center gap-4 px-6 text-center">
      <div className="grid size-20 place-items-center rounded-xl bg-brand-soft text-on-brand-soft"><CloudOff aria-hidden className="size-9" /></div>
      <PageTitle title={t`The server is not answering`} />
      <p className="text-muted"><Trans>This device has no saved garage yet, so the first visit needs a connection.</Trans></p>
      <Button onClick={() => location.reload()}><Trans>Try again</Trans></Button>
    </main>
  );
}
