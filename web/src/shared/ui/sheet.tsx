import { useEffect, useId, useRef, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { cx } from '../lib/cx';
import { IconButton } from './button';
import { focusHeading } from './page';
import { useSheetEntry } from './sheet-history';

type Props = {
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  /** Its entry in the history is its own address. */
  isRouted?: boolean;
};

/** A bottom sheet on phones, a dialog on wider screens; the browser's own dialog keeps focus inside. */
export function Sheet({ title, closeLabel, onClose, children, footer, wide, isRouted = false }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useSheetEntry(onClose, isRouted);
  useEffect(() => {
    const dialog = ref.current;
    const trigger = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (trigger instanceof HTMLElement && trigger.isConnected) trigger.focus();
      else focusHeading();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
      className={cx(
        'w-full max-w-full bg-raised p-0 shadow-pop max-sm:mb-0 max-sm:rounded-t-xl sm:rounded-xl',
        wide ? 'sm:max-w-3xl' : 'sm:max-w-140',
      )}
    >
      <div className="flex max-h-[85dvh] flex-col">
        <header className="flex items-center justify-between gap-2 ps-6 pe-3 pt-3">
          <h2 id={titleId} className="text-lg font-bold">{title}</h2>
          <IconButton label={closeLabel} onClick={onClose}><X aria-hidden className="size-5" /></IconButton>
        </header>
        <div className="scroll-pb-20 overflow-y-auto px-6 pt-1 pb-6">{children}</div>
        {footer ? <footer className="flex flex-wrap justify-end gap-3 border-t border-line px-6 pt-4 pb-[max(1rem,env(safe-area-inset-bottom))]">{footer}</footer> : null}
      </div>
    </dialog>
  );
}
