import type { ReactNode } from 'react';
import { cx } from '@/shared/lib/cx';
import { Card } from '@/shared/ui/surface';
import { FigureText } from './figure-text';

type Row = { key: string; name: ReactNode; figures: string[] };
type Props = { title: string; about?: string; columns: string[]; rows: Row[] };

/** As many columns stand beside each other however narrow it is. */
const mostOnPhone = 3;

/** Figures side by side; the first column says of what. Many columns are a list where there is no room for them: none hides behind a scroll. */
export function FiguresTable({ title, about, columns, rows }: Props) {
  if (rows.length === 0) return null;
  const isWide = columns.length > mostOnPhone;
  return (
    <Card className="@container flex min-w-0 flex-col gap-2 p-5">
      <h2 className="font-bold">{title}</h2>
      {about ? <p className="text-sm text-muted">{about}</p> : null}
      {isWide ? <FiguresList columns={columns} rows={rows} /> : null}
      <div className={cx('overflow-x-auto', isWide && '@max-3xl:hidden')} tabIndex={0} role="region" aria-label={title}>
        <table className="w-full text-sm">
          <thead>
            <tr>{columns.map((column, index) => <th key={column} scope="col" className={index === 0 ? 'py-2 pe-3 text-start text-muted' : 'py-2 ps-3 text-end text-muted'}>{column}</th>)}</tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row" className="py-2 pe-3 text-start align-top font-semibold wrap-anywhere">{row.name}</th>
                {row.figures.map((figure, index) => <td key={columns[index + 1]} className="py-2 ps-3 text-end align-top"><FigureText text={figure} /></td>)}
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
    <ul className="divide-y divide-line text-sm @3xl:hidden">
      {rows.map(({ key, name, figures }) => (
        <li key={key} className="py-3">
          <h3 className="font-semibold break-words">{name}</h3>
          <dl className="mt-1 grid grid-cols-[repeat(auto-fill,minmax(min(100%,9rem),1fr))] gap-x-4 gap-y-1">
            {figures.map((figure, index) => (
              <div key={columns[index + 1]} className="min-w-0">
                <dt className="text-muted">{columns[index + 1]}</dt>
                <dd><FigureText text={figure} /></dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
