import type { HTMLAttributes, ReactNode } from 'react';
import { cx } from '../lib/cx';

/** A raised block of content. */
export function Card({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div className={cx('rounded-lg border border-line/70 bg-raised shadow-card', className)} {...rest} />;
}

type Tone = 'neutral' | 'brand' | 'warn' | 'danger' | 'good';

const tones: Record<Tone, string> = {
  neutral: 'bg-surface-2 text-muted border-line',
  brand: 'bg-brand-soft text-on-brand-soft border-transparent',
  warn: 'bg-warn-soft text-warn border-transparent',
  danger: 'bg-danger-soft text-danger border-transparent',
  good: 'bg-good-soft text-good border-transparent',
};

/** A short word about a record. */
export function Chip({ tone = 'neutral', icon, children, className }: { tone?: Tone; icon?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <span className={cx('inline-flex items-center gap-1 rounded-full border px-2.5 py-0.5 text-xs font-semibold whitespace-nowrap', tones[tone], className)}>
      {icon}
      {children}
    </span>
  );
}

/** A sentence that needs to be noticed, with room for what to do about it. */
export function Notice({ tone = 'neutral', icon, children, action }: { tone?: Tone; icon?: ReactNode; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={cx('flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border px-4 py-3 text-sm', tones[tone])}>
      <div className="flex min-w-0 flex-1 basis-52 items-start gap-3">
        {icon ? <span className="mt-0.5 shrink-0">{icon}</span> : null}
        <div className="min-w-0">{children}</div>
      </div>
      {action}
    </div>
  );
}

/** A grey stand-in of the size of what is coming. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx('skeleton rounded-md bg-line/60', className)} />;
}

type StateProps = { icon: ReactNode; title: string; children?: ReactNode; action?: ReactNode };

/** What a list says when it has nothing yet: one sentence of value, one way on. */
export function EmptyState({ icon, title, children, action }: StateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 px-4 py-12 text-center">
      <div className="grid size-20 place-items-center rounded-xl bg-brand-soft text-on-brand-soft">{icon}</div>
      <h2 className="mt-2 text-lg font-bold">{title}</h2>
      {children ? <p className="text-muted">{children}</p> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-3">{action}</div> : null}
    </div>
  );
}
