import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '@/shared/ui/button';
import { Sheet } from '@/shared/ui/sheet';
import { showSnack } from '@/shared/ui/snackbar';
import { purge, type TrashItem } from './queries';
import { useRecordWords } from './record-words';

type Props = { entry: TrashItem; onClose: () => void; onPurged: () => Promise<void> };

/** Asks once more: this is the one delete that nothing brings back. */
export function PurgeSheet({ entry, onClose, onPurged }: Props) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { purgeWords } = useRecordWords()(entry.record);
  const run = async () => {
    setBusy(true);
    try {
      const refused = await purge(entry);
      if (refused) {
        setProblem(refused);
      } else {
        await onPurged();
        onClose();
        showSnack({ message: t`Deleted for good.` });
      }
    } catch {
      setProblem(t`No connection. This needs the server.`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet
      title={t`Delete for good?`}
      closeLabel={t`Close`}
      onClose={onClose}
      footer={
        <>
          <Button variant="danger" disabled={busy} onClick={() => void run()}><Trans>Delete for good</Trans></Button>
          <Button variant="secondary" onClick={onClose}><Trans>Keep it</Trans></Button>
        </>
      }
    >
      <p>{purgeWords}</p>
      {problem ? <p role="alert" className="mt-3 text-sm font-medium text-danger">{problem}</p> : null}
    </Sheet>
  );
}
