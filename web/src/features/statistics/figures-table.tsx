import type { ReactNode } from 'react';
import { Card } from '@/shared/ui/surface';

type Props = { title: string; about?: string; columns: string[]; rows: { key: string; cells: ReactNode[] }[] };

/** Figures side by side; the first column says of what. Wide tables scroll in their own box. */
export function FiguresTable({ title, about, columns, rows }: Props) {
  if (rows.length === 0) return null;
  return (
    <Card className="flex min-w-0 flex-col gap-2 p-5">
      <h2 className="font-bold">{title}</h2>
      {about ? <p className="text-sm text-muted">{about}</p> : null}
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={title}>
        <table className="w-full text-sm">
          <thead>
            <tr>{columns.map((column, index) => <th key={column} scope="col" className={index === 0 ? 'py-2 pe-3 text-start text-muted' : 'py-2 ps-3 text-end text-muted'}>{column}</th>)}</tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map((row) => (
              <tr key={row.key}>
                {row.cells.map((cell, index) => (index === 0
                  ? <th key={columns[index]} scope="row" className="py-2 pe-3 text-start font-semibold">{cell}</th>
                  : <td key={columns[index]} className="py-2 ps-3 text-end whitespace-nowrap">{cell}</td>))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
