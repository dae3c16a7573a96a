import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ImportView } from '@/entities/import/queries';
import { paperWords } from '@/entities/import/words';

/** Faults that are named one by one. */
const most = 10;

type Props = { documents: NonNullable<ImportView['documents']> };

/** The receipts that come along with fill-ups, and those that cannot. */
export function Papers({ documents: { files, new: fresh, bad, problems } }: Props) {
  const { i18n } = useLingui();
  if (files === 0) return null;
  const told = problems.slice(0, most);
  const more = bad - told.length;
  return (
    <div className="flex flex-col gap-1">
      <p className="font-semibold"><Plural value={fresh} one="# receipt comes along" other="# receipts come along" /></p>
      {bad > 0 ? <p className="text-sm text-warn"><Plural value={bad} one="# receipt cannot come along:" other="# receipts cannot come along:" /></p> : null}
      {bad > 0 ? (
        <ul className="list-disc ps-5 text-sm text-muted">
          {told.map((problem) => {
            const words = paperWords[problem.code];
            return <li key={`${problem.line ?? ''} ${problem.fileName ?? ''}`} className="break-words">{problem.fileName}: {words ? i18n._(words) : problem.message}</li>;
          })}
          {more > 0 ? <li><Trans>and {more} more</Trans></li> : null}
        </ul>
      ) : null}
    </div>
  );
}
