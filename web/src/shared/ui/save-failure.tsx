import { Trans } from '@lingui/react/macro';
import { Download, HardDrive } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { downloadJson } from '../lib/download';
import { Button } from './button';
import { Notice } from './surface';

/** Keeps a form open when the device cannot store its entry, and says so aloud. */
export function useSaveFailure(): { guard: (entry: object, save: () => Promise<void>) => Promise<void>; notice: ReactNode } {
  const [entry, setEntry] = useState<object | null>(null);
  const guard = async (next: object, save: () => Promise<void>) => {
    try {
      await save();
      setEntry(null);
    } catch {
      setEntry(next);
    }
  };
  return { guard, notice: entry ? <SaveFailure entry={entry} /> : null };
}

function SaveFailure({ entry }: { entry: object }) {
  return (
    <div role="alert">
      <Notice
        tone="danger"
        icon={<HardDrive aria-hidden className="size-5" />}
        action={<Button variant="secondary" icon={<Download aria-hidden className="size-5" />} onClick={() => downloadJson('motovaultpro-unsaved.json', entry)}><Trans>Export file</Trans></Button>}
      >
        <p className="font-semibold"><Trans>This device is out of space: the entry is not saved.</Trans></p>
        <p><Trans>It stays in this form. Free some space and save again, or export it as a file.</Trans></p>
      </Notice>
    </div>
  );
}
