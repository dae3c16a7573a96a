import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useOpenFill } from '@/entities/fuel-log/fill-link';

/** `F` opens a fill-up, for the vehicle on screen where there is one; never while typing, with a dialog open, or together with other keys. */
export function useShortcuts(): void {
  const open = useOpenFill();
  const { vehicleId } = useParams({ strict: false });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      if (event.key.toLowerCase() === 'f' || (event.code === 'KeyF' && !/^[a-z]$/i.test(event.key))) {
        event.preventDefault();
        open(vehicleId);
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [open, vehicleId]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null;
}
