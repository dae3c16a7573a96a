import { useEffect, useRef, type ReactNode, type RefObject } from 'react';

type Props = { title: string; kicker?: ReactNode; actions?: ReactNode; children: ReactNode; narrow?: boolean; back?: ReactNode };

/** The frame of every page: sets the document's title and moves focus to the heading on arrival. */
export function Page({ title, kicker, actions, children, narrow, back }: Props) {
  return (
    <div className={narrow ? 'mx-auto w-full max-w-2xl' : 'mx-auto w-full max-w-6xl'}>
      <header className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-3 sm:mb-6">
        <div className="flex min-w-0 items-center gap-1">
          {back}
          <div className="min-w-0">
            {kicker ? <div className="text-sm font-medium break-words text-muted">{kicker}</div> : null}
            <PageTitle title={title} />
          </div>
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

/** Goes on at the top of the page, for whoever has lost the control in focus. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}

/** Where a change takes the control in focus away, focus goes to what comes next: the heading, unless another is named. */
export function useFocusAfter(change: unknown, next: RefObject<HTMLElement | null> | null = null): void {
  const before = useRef(change);
  useEffect(() => {
    if (before.current === change) return;
    before.current = change;
    if (document.activeElement !== document.body) return;
    if (next) next.current?.focus();
    else focusHeading();
  }, [change, next]);
}

let firstPage = true;

/** The page's h1; takes focus when a route opens, not on the very first load. */
export function PageTitle({ title, className }: { title: string; className?: string }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · MotoVaultPro`;
  }, [title]);
  useEffect(() => {
    if (!firstPage) ref.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1} className={className ?? 'text-xl font-bold tracking-tight break-words sm:text-2xl'}>
      {title}
    </h1>
  );
}
