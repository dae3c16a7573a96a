import { Trans, useLingui } from '@lingui/react/macro';
import type { ImportView } from '@/entities/import/queries';
import { rowWords } from '@/entities/import/words';
import { useFormat } from '@/entities/viewer/use-format';
import { Switch } from '@/shared/ui/choice';
import { Card, Chip } from '@/shared/ui/surface';
import { factsOf } from './facts';

type Props = { rows: ImportView['rows']; onlyProblems: boolean; onOnlyProblems: (only: boolean) => void };

/** The rows as they were read, each with what becomes of it and why. */
export function Preview({ rows, onlyProblems, onOnlyProblems }: Props) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const shown = rows.edges.length;
  return (
    <Card className="flex flex-col gap-3 p-5">
      <h2 className="font-bold"><Trans>Rows</Trans></h2>
      <Switch label={t`Only rows with something to say`} checked={onlyProblems} onChange={onOnlyProblems} />
      <ul className="divide-y divide-line">
        {rows.edges.map(({ node: row }) => (
          <li key={row.line} className="flex flex-col gap-1 py-2">
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="text-sm text-muted"><Trans>Line {row.line}</Trans></span>
              <span className="min-w-0 flex-1 basis-40 font-medium">{factsOf(row, format)}</span>
              <Chip tone={row.state === 'NEW' ? 'good' : row.state === 'BAD' ? 'danger' : 'neutral'}>{i18n._(rowWords[row.state])}</Chip>
            </span>
            {row.problems.map((problem) => <span key={problem.code} className={problem.isError ? 'text-sm font-medium text-danger' : 'text-sm text-warn'}>{problem.message}</span>)}
          </li>
        ))}
      </ul>
      {rows.totalCount > shown ? <p className="text-sm text-muted"><Trans>The first {shown} of {rows.totalCount}.</Trans></p> : null}
    </Card>
  );
}
