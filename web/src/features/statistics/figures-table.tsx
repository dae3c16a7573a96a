import type { ReactNode } from 'react';
import { cx } from '@/shared/lib/cx';
import { Card } from '@/shared/ui/surface';

type Row = { key: string; cells: ReactNode[] };
type Props = { title: string; about?: string; columns: string[]; rows: Row[] };

/** As many columns stand beside each other on a phone. */
const mostOnPhone = 3;

/** Figures side by side; the first column says of what. What is too wide for a phone is a list there. */
export function FiguresTable({ title, about, columns, rows }: Props) {
  if (rows.length === 0) return null;
  const isWide = columns.length > mostOnPhone;
  return (
    <Card className="flex min-w-0 flex-col gap-2 p-5">
      <h2 className="font-bold">{title}</h2>
      {about ? <p className="text-sm text-muted">{about}</p> : null}
      {isWide ? <FiguresList columns={columns} rows={rows} /> : null}
      <div className={cx('overflow-x-auto', isWide && 'max-sm:hidden')} tabIndex={0} role="region" aria-label={title}>
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

/** The same figures one below the other. */
function FiguresList({ columns, rows }: { columns: string[]; rows: Row[] }) {
  return (
    <ul className="divide-y divide-line text-sm sm:hidden">
      {rows.map(({ key, cells: [name, ...figures] }) => (
        <li key={key} className="py-3">
          <h3 className="font-semibold break-words">{name}</h3>
          <dl className="mt-1 grid grid-cols-2 gap-x-4 gap-y-1">
            {figures.map((figure, index) => (
              <div key={columns[index + 1]} className="min-w-0">
                <dt className="text-muted">{columns[index + 1]}</dt>
                <dd className="break-words">{figure}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
