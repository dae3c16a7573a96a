import { Trans, useLingui } from '@lingui/react/macro';
import { CloudUpload, FileText, TriangleAlert } from 'lucide-react';
import { useEffect, useState, type DragEvent } from 'react';
import { localUrl } from '@/entities/document/local-url';
import { mostOfOne, newPaper, type NewPaper } from '@/entities/document/new-paper';
import type { DocumentView } from '@/entities/document/overlay';
import { cx } from '@/shared/lib/cx';
import { showSnack } from '@/shared/ui/snackbar';
import { PaperChooser } from './paper-chooser';
import { PaperSheet } from './paper-sheet';

export type PapersProps = {
  papers: readonly DocumentView[];
  onAdd: (added: NewPaper[]) => Promise<void> | void;
  onRemove: (paper: DocumentView) => Promise<void> | void;
};

/** The receipts of a fill-up as thumbnails: taken, chosen, dropped or pasted; tapped they open large. */
export function Papers({ papers, onAdd, onRemove }: PapersProps) {
  const { t } = useLingui();
  const [openId, setOpenId] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const { take, busy } = useTaking(papers.length, onAdd);
  const open = papers.find((paper) => paper.id === openId);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };
  return (
    <section
      aria-label={t`Receipt`}
      className={cx('-m-2 flex flex-col gap-2 rounded-md p-2', over && 'bg-brand-soft outline-2 outline-brand outline-dashed')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className="text-sm font-semibold"><Trans>Receipt</Trans> <span className="font-normal text-muted">{t`optional`}</span></p>
      <ul className="flex flex-wrap gap-3">
        {papers.map((paper) => <li key={paper.id}><Thumbnail paper={paper} onOpen={() => setOpenId(paper.id)} /></li>)}
        {papers.length < mostOfOne ? <li><PaperChooser busy={busy} onFiles={(files) => void take(files)} /></li> : null}
      </ul>
      {open ? (
        <PaperSheet
          paper={open}
          onClose={() => setOpenId(null)}
          onRemove={() => {
            setOpenId(null);
            void onRemove(open);
          }}
        />
      ) : null}
    </section>
  );
}

function Thumbnail({ paper, onOpen }: { paper: DocumentView; onOpen: () => void }) {
  const { t } = useLingui();
  const isPicture = paper.contentType.startsWith('image/');
  const [failed, setFailed] = useState<string | null>(null);
  const url = isPicture ? (localUrl(paper) ?? paper.thumbnail) : null;
  const waits = paper.sync === 'waiting' && paper.file === null;
  return (
    <button
      type="button"
      aria-label={t`Open ${paper.fileName}`}
      onClick={onOpen}
      className="relative grid size-24 place-items-center overflow-hidden rounded-md border border-line bg-surface-2 hover:border-brand"
    >
      {url && failed !== url ? (
        <img src={url} alt="" className={cx('size-full object-cover', waits && 'opacity-60')} onError={() => setFailed(url)} />
      ) : (
        <span className="flex max-w-full flex-col items-center gap-1 px-2 text-muted">
          <FileText aria-hidden className="size-8" />
          <span className="w-full truncate text-xs">{paper.fileName}</span>
        </span>
      )}
      <SyncBadge paper={paper} />
    </button>
  );
}

function SyncBadge({ paper }: { paper: DocumentView }) {
  const { t } = useLingui();
  if (paper.sync === 'synced') return null;
  const isRefused = paper.sync === 'attention';
  const label = isRefused ? t`Needs attention` : t`Waiting to sync`;
  return (
    <span role="img" aria-label={label} title={label} className={cx('absolute end-1 bottom-1 grid size-7 place-items-center rounded-full shadow-card', isRefused ? 'bg-danger-soft text-danger' : 'bg-raised text-muted')}>
      {isRefused ? <TriangleAlert aria-hidden className="size-4" /> : <CloudUpload aria-hidden className="size-4" />}
    </span>
  );
}

/** Makes files ready to be sent, and says of which that was not possible; pasted ones are taken too. */
function useTaking(count: number, onAdd: PapersProps['onAdd']) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const take = async (files: readonly File[]) => {
    if (files.length === 0 || busy) return;
    setBusy(true);
    const fitting = files.slice(0, mostOfOne - count);
    const read = await Promise.all(fitting.map(async (file) => newPaper(file)));
    const taken = read.filter((one) => typeof one !== 'string');
    if (taken.length > 0) await onAdd(taken);
    setBusy(false);
    if (read.includes('TOO_LARGE')) showSnack({ message: t`This file is larger than 15 MB.` });
    else if (read.includes('UNREADABLE')) showSnack({ message: t`This is no photo and no PDF that can be read here.` });
    else if (fitting.length < files.length) showSnack({ message: t`A fill-up has room for ${mostOfOne} files.` });
  };
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void take(files);
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  });
  return { take, busy };
}
