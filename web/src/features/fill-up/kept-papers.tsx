import { useLingui } from '@lingui/react/macro';
import { attachDocument, deleteDocument } from '@/entities/document/commands';
import { useDocuments } from '@/entities/document/queries';
import { useOutbox } from '@/shared/outbox/react';
import { showSnack } from '@/shared/ui/snackbar';
import { Papers } from './papers';

/** The receipts of a fill-up that is there: what is added or removed goes out by itself. */
export function KeptPapers({ fuelLogId }: { fuelLogId: string }) {
  const { t } = useLingui();
  const outbox = useOutbox();
  const papers = useDocuments(fuelLogId);
  return (
    <Papers
      papers={papers}
      onAdd={async (added) => {
        for (const paper of added) await attachDocument(outbox, fuelLogId, paper);
      }}
      onRemove={async (paper) => {
        const undo = await deleteDocument(outbox, fuelLogId, paper);
        showSnack({ message: t`Removed.`, action: { label: t`Undo`, run: undo } });
      }}
    />
  );
}
