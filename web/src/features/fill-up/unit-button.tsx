import type { ReactNode } from 'react';

/** The unit at the end of a field; a tap switches it for this entry. */
export function UnitButton({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="min-h-11 min-w-11 rounded-md px-3 text-sm font-semibold text-muted hover:bg-surface-2 hover:text-ink"
    >
      {children}
    </button>
  );
}
