import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useImportChange, type ImportView } from '@/entities/import/queries';
import { fieldWords } from '@/entities/import/words';
import { useViewer } from '@/entities/viewer/queries';
import { AnswerImportDocument, type AnswerImportInput, type ImportField } from '@/gql/graphql';
import { distanceLabels, fuelUnitLabels } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Field, Select } from '@/shared/ui/field';
import { Card } from '@/shared/ui/surface';

type Answers = Pick<AnswerImportInput, 'distanceUnit' | 'volumeUnit' | 'dateOrder' | 'decimalMark' | 'currency'>;

/** Only what the file cannot tell by itself. */
export function Questions({ import: file }: { import: ImportView }) {
  const { t } = useLingui();
  const change = useImportChange();
  const { preferences } = useViewer();
  const [answers, setAnswers] = useState<Answers>({});
  const [columns, setColumns] = useState<Partial<Record<ImportField, string>>>(() => Object.fromEntries(file.columns.map((column) => [column.field, column.heading])));
  const [busy, setBusy] = useState(false);
  if (file.questions.length === 0) return null;
  const asks = new Set(file.questions.map((question) => question.kind));
  // What bears a dollar sign is shown in dollars, whatever is usual.
  const shown = file.rows.edges.find(({ node }) => node.total !== null)?.node.currency;
  const usual: Answers = {
    ...(asks.has('DISTANCE_UNIT') ? { distanceUnit: preferences.distanceUnit } : {}),
    ...(asks.has('VOLUME_UNIT') ? { volumeUnit: preferences.volumeUnit } : {}),
    ...(asks.has('DATE_ORDER') ? { dateOrder: 'DAY_FIRST' as const } : {}),
    ...(asks.has('DECIMAL_MARK') ? { decimalMark: 'POINT' as const } : {}),
    ...(asks.has('CURRENCY') ? { currency: shown ?? preferences.currency } : {}),
  };
  const now = { ...usual, ...answers };
  const set = <K extends keyof Answers>(name: K, value: Answers[K]) => setAnswers((old) => ({ ...old, [name]: value }));
  const save = async () => {
    setBusy(true);
    const chosen = Object.entries(columns).map(([field, heading]) => ({ field: field as ImportField, heading }));
    const input = { id: file.id, expectedVersion: file.version, ...now, ...(asks.has('COLUMNS') ? { columns: chosen } : {}) };
    await change(AnswerImportDocument, { input }, (answer) => answer.answerImport);
    setBusy(false);
  };
  return (
    <Card className="flex flex-col gap-4 p-5">
      <h2 className="font-bold"><Trans>What the file cannot tell</Trans></h2>
      <div className="grid gap-4 sm:grid-cols-2">
        {asks.has('DISTANCE_UNIT') ? (
          <Select label={t`Distances are in`} value={now.distanceUnit ?? ''} onChange={(event) => set('distanceUnit', event.target.value as Answers['distanceUnit'])}>
            {(['KILOMETRE', 'MILE'] as const).map((unit) => <option key={unit} value={unit}>{distanceLabels[unit]}</option>)}
          </Select>
        ) : null}
        {asks.has('VOLUME_UNIT') ? (
          <Select label={t`Amounts are in`} value={now.volumeUnit ?? ''} onChange={(event) => set('volumeUnit', event.target.value as Answers['volumeUnit'])}>
            {(['LITRE', 'US_GALLON', 'UK_GALLON'] as const).map((unit) => <option key={unit} value={unit}>{fuelUnitLabels[unit]}</option>)}
          </Select>
        ) : null}
        {asks.has('DATE_ORDER') ? (
          <Select label={t`Dates are written`} value={now.dateOrder ?? ''} onChange={(event) => set('dateOrder', event.target.value as Answers['dateOrder'])}>
            <option value="DAY_FIRST">31/12/2026</option>
            <option value="MONTH_FIRST">12/31/2026</option>
            <option value="YEAR_FIRST">2026/12/31</option>
          </Select>
        ) : null}
        {asks.has('DECIMAL_MARK') ? (
          <Select label={t`Numbers are written`} value={now.decimalMark ?? ''} onChange={(event) => set('decimalMark', event.target.value as Answers['decimalMark'])}>
            <option value="POINT">1,234.56</option>
            <option value="COMMA">1.234,56</option>
          </Select>
        ) : null}
        {asks.has('CURRENCY') ? <Field label={t`Currency`} value={now.currency ?? ''} maxLength={3} className="uppercase" onChange={(event) => set('currency', event.target.value.toUpperCase())} /> : null}
      </div>
      {asks.has('COLUMNS') ? <Columns headings={file.headings} columns={columns} onChange={setColumns} /> : null}
      <Button variant="secondary" className="self-start" disabled={busy} onClick={() => void save()}><Trans>Read it so</Trans></Button>
    </Card>
  );
}

type ColumnsProps = { headings: string[]; columns: Partial<Record<ImportField, string>>; onChange: (columns: Partial<Record<ImportField, string>>) => void };

function Columns({ headings, columns, onChange }: ColumnsProps) {
  const { t, i18n } = useLingui();
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="mb-2 font-semibold"><Trans>Which column holds what?</Trans></legend>
      {Object.entries(fieldWords).map(([field, word]) => (
        <Select key={field} label={i18n._(word)} value={columns[field as ImportField] ?? ''} onChange={(event) => onChange({ ...columns, [field]: event.target.value })}>
          <option value="">{t`None`}</option>
          {headings.map((heading) => <option key={heading} value={heading}>{heading}</option>)}
        </Select>
      ))}
    </fieldset>
  );
}
