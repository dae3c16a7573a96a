import { Trans, useLingui } from '@lingui/react/macro';
import { FileUp } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { cx } from '@/shared/lib/cx';
import { Card } from '@/shared/ui/surface';

/** Where a file is dropped, or chosen by touch and keyboard; the limit is said first. */
export function FileDrop({ busy, most, onFile }: { busy: boolean; most: string | null; onFile: (file: File) => void }) {
  const { t } = useLingui();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) onFile(file);
  };
  return (
    <Card
      className={cx('p-5 transition-colors', over && 'border-brand bg-brand-soft')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="relative flex min-h-48 flex-col items-center justify-center gap-3 rounded-lg border-2 border-dashed border-field px-4 py-8 text-center has-focus-visible:outline-3 has-focus-visible:outline-brand">
        <FileUp aria-hidden className="size-10 text-brand" />
        <span className="text-lg font-bold">{busy ? t`Reading …` : t`Choose a file`}</span>
        <span className="text-sm text-muted"><Trans>Fuelly, aCar, Simply Auto, Fuelio, Drivvo, Spritmonitor, GasBuddy, LubeLogger, MyGarage, Tracktor, or any table. CSV, JSON or zip.</Trans></span>
        <span className="min-h-5 text-sm font-semibold">{most === null ? null : <Trans>Files of up to {most}.</Trans>}</span>
        <input
          type="file"
          disabled={busy}
          accept=".csv,.txt,.tsv,.json,.zip,text/csv,application/zip,application/json"
          className="absolute inset-0 size-full cursor-pointer opacity-0"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) onFile(file);
          }}
        />
      </label>
      <p className="mt-3 text-sm text-muted"><Trans>Nothing goes in before you have seen what was read. It can be taken back with one click.</Trans></p>
    </Card>
  );
}
