import type { ReactNode } from 'react';
import { Card } from '@/shared/ui/surface';

/** One subject of the page under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className="p-4 sm:p-6">
      <section aria-label={title} className="flex flex-col gap-4">
        <h2 className="text-lg font-bold">{title}</h2>
        {children}
      </section>
    </Card>
  );
}
