import { useEffect, type RefObject } from 'react';

/** Ctrl or ⌘ with Enter saves from any field. */
export function useSaveKey(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [form]);
}

/** Puts the cursor into the first text field, once. */
export function useFirstFocus(form: RefObject<HTMLFormElement | null>, wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return undefined;
    // An opening dialog takes the focus for its first button: after that it is ours.
    const frame = requestAnimationFrame(() => {
      // Whoever was faster keeps the cursor: what is being typed must not end in another field.
      if (!form.current?.contains(document.activeElement)) form.current?.querySelector<HTMLElement>('input[inputmode]')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [form, wanted]);
}
