import { Trans, useLingui } from '@lingui/react/macro';
import { Download, FileText, Trash2 } from 'lucide-react';
import { localUrl } from '@/entities/document/local-url';
import type { DocumentView } from '@/entities/document/overlay';
import { Button, buttonClass } from '@/shared/ui/button';
import { Sheet } from '@/shared/ui/sheet';

type Props = { paper: DocumentView; onClose: () => void; onRemove: () => void };

/** One receipt, large; two fingers make it larger still. */
export function PaperSheet({ paper, onClose, onRemove }: Props) {
  const { t } = useLingui();
  const url = localUrl(paper) ?? paper.url;
  return (
    <Sheet
      wide
      title={paper.fileName}
      closeLabel={t`Close`}
      onClose={onClose}
      footer={
        <>
          <Button variant="danger" icon={<Trash2 aria-hidden className="size-5" />} onClick={onRemove}><Trans>Remove</Trans></Button>
          {url ? <a href={url} download={paper.fileName} className={buttonClass('secondary')}><Download aria-hidden className="size-5" /><Trans>Download</Trans></a> : null}
        </>
      }
    >
      {url && paper.contentType.startsWith('image/') ? (
        <img src={url} alt={paper.fileName} className="mx-auto max-h-[65dvh] max-w-full touch-pinch-zoom rounded-md" />
      ) : (
        <p className="flex flex-col items-center gap-3 py-10 text-muted"><FileText aria-hidden className="size-16" />{paper.fileName}</p>
      )}
    </Sheet>
  );
}
