import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

/** `F` opens a fill-up; never while typing, with a dialog open, or together with other keys. */
export function useShortcuts(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      if (event.key.toLowerCase() === 'f' || (event.code === 'KeyF' && !/^[a-z]$/i.test(event.key))) {
        event.preventDefault();
        void navigate({ to: '/fill' });
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null;
}
