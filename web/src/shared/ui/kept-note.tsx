import { Trans } from '@lingui/react/macro';
import type { MouseEvent } from 'react';

/** Tells that a form opened with what was typed before, and gives it up. */
export function KeptNote({ onStartOver }: { onStartOver: () => void }) {
  const startOver = ({ currentTarget }: MouseEvent) => {
    // This button goes: the first field is what comes next.
    currentTarget.closest('dialog, main')?.querySelector<HTMLElement>('input[inputmode]')?.focus();
    onStartOver();
  };
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
      <Trans>What you typed before is still here.</Trans>
      <button type="button" className="min-h-11 font-semibold text-brand underline underline-offset-4" onClick={startOver}>
        <Trans>Start over</Trans>
      </button>
    </p>
  );
}
