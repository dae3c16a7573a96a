import { useEffect, useRef, useSyncExternalStore } from 'react';
import { cx } from '../lib/cx';

export type Snack = { message: string; action?: { label: string; run: () => void | Promise<void> } };

const visibleMs = 10_000;
let current: (Snack & { key: number }) | null = null;
const listeners = new Set<() => void>();

function set(next: typeof current): void {
  current = next;
  for (const listener of listeners) listener();
}

/** Shows one message at a time; a new one replaces the old. */
export function showSnack(snack: Snack): void {
  set({ ...snack, key: (current?.key ?? 0) + 1 });
}

export function hideSnack(): void {
  set(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The place where messages appear; the time left stands still under a pointer, with focus inside, or on a hidden page. */
export function SnackbarHost({ label, lifted }: { label: string; lifted: boolean }) {
  const snack = useSyncExternalStore(subscribe, () => current);
  const held = useRef(false);
  useEffect(() => {
    if (!snack) return undefined;
    let left = visibleMs;
    const timer = setInterval(() => {
      if (!held.current && document.visibilityState === 'visible') left -= 250;
      if (left <= 0) hideSnack();
    }, 250);
    return () => clearInterval(timer);
  }, [snack]);
  const hold = (value: boolean) => () => {
    held.current = value;
  };
  return (
    <section
      aria-label={label}
      className={cx('pointer-events-none fixed inset-x-0 z-40 flex justify-center px-4', lifted ? 'bottom-24 sm:bottom-6' : 'bottom-6')}
    >
      <div role="status" aria-live="polite" className="max-w-full">
        {snack ? (
          <div
            key={snack.key}
            onPointerEnter={hold(true)}
            onPointerLeave={hold(false)}
            onFocus={hold(true)}
            onBlur={hold(false)}
            className="snack pointer-events-auto flex min-h-14 max-w-lg items-center gap-2 rounded-md bg-inverse py-1 ps-5 pe-2 text-on-inverse shadow-pop"
          >
            <span className="flex-1 py-2 text-sm font-medium">{snack.message}</span>
            {snack.action ? (
              <button
                type="button"
                onClick={() => {
                  const run = snack.action?.run;
                  hideSnack();
                  void run?.();
                }}
                className="min-h-11 rounded-md px-4 text-sm font-bold text-on-inverse-brand hover:underline"
              >
                {snack.action.label}
              </button>
            ) : (
              <span className="w-3" />
            )}
          </div>
        ) : null}
      </div>
    </section>
  );
}
