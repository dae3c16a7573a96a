import { useId, type ReactNode } from 'react';

/** One way of sharing in the sheet. */
export function ShareSection({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div>
        <h3 id={id} className="font-bold">{title}</h3>
        <p className="text-sm text-muted">{about}</p>
      </div>
      {children}
    </section>
  );
}
