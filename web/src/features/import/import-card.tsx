import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useImportChange, type ImportView } from '@/entities/import/queries';
import { formatNames, otherWords, reasonWords } from '@/entities/import/words';
import { StartImportDocument, UndoImportDocument } from '@/gql/graphql';
import { Button } from '@/shared/ui/button';
import { Switch } from '@/shared/ui/choice';
import { useFocusAfter } from '@/shared/ui/page';
import { Card, Notice } from '@/shared/ui/surface';
import { Papers } from './papers';
import { Preview } from './preview';
import { Questions } from './questions';
import { VehicleMap } from './vehicle-map';

type Props = { import: ImportView; onlyProblems: boolean; onOnlyProblems: (only: boolean) => void; onAnother: () => void };

/** One file from what was read of it to what came of it. */
export function ImportCard({ import: file, onlyProblems, onOnlyProblems, onAnother }: Props) {
  const { t } = useLingui();
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusAfter(file.state, heading);
  const source = file.format === null ? '' : formatNames[file.format];
  return (
    <div className="flex flex-col gap-6">
      <Card className="flex flex-col gap-3 p-5">
        <h2 ref={heading} tabIndex={-1} className="text-lg font-bold break-words">{file.fileName}</h2>
        {source ? <p className="text-muted"><Trans>Read as a file of {source}.</Trans></p> : null}
        {file.unreadable ? <Notice tone="danger" icon={<CircleAlert aria-hidden className="size-5" />}>{file.unreadable}</Notice> : null}
        {file.problems.map((problem) => <Notice key={`${problem.code}${problem.line ?? ''}`} tone={problem.isError ? 'danger' : 'warn'}>{problem.message}</Notice>)}
        {file.state === 'AWAITING_FILE' ? <p className="text-muted"><Trans>The file did not arrive. Choose it again.</Trans></p> : null}
        <Progress file={file} />
        <Outcome file={file} />
        <Button variant="quiet" className="self-start px-0" onClick={onAnother}>{t`Another file`}</Button>
      </Card>
      {file.state === 'READY' && !file.unreadable ? (
        <>
          <Questions key={`questions${file.version}`} import={file} />
          <VehicleMap import={file} />
          <Others others={file.others} />
          <Start file={file} />
          <Preview rows={file.rows} onlyProblems={onlyProblems} onOnlyProblems={onOnlyProblems} />
        </>
      ) : null}
    </div>
  );
}

function Progress({ file }: { file: ImportView }) {
  const { t } = useLingui();
  if (file.state !== 'RUNNING' && file.state !== 'UNDOING') return null;
  const label = file.state === 'RUNNING' ? t`Being taken in` : t`Being taken back`;
  return (
    <div className="flex flex-col gap-1" role="status">
      <span className="font-semibold">{label} …</span>
      <progress aria-label={label} className="h-3 w-full accent-brand" {...(file.total ? { value: file.done ?? 0, max: file.total } : {})} />
    </div>
  );
}

function Outcome({ file }: { file: ImportView }) {
  const { t } = useLingui();
  const change = useImportChange();
  const undo = () => void change(UndoImportDocument, { input: { id: file.id } }, (answer) => answer.undoImport);
  const { result } = file;
  return (
    <>
      {file.state === 'UNDONE' ? <Notice tone="neutral"><Trans>Taken back. Everything is as it was before.</Trans></Notice> : null}
      {file.state === 'FAILED' ? <Notice tone="danger"><Trans>It could not be finished. Take back what went in, and try again.</Trans></Notice> : null}
      {file.state === 'DONE' && result ? <Result result={result} /> : null}
      {file.canUndo ? <Button variant="secondary" className="self-start" icon={<Undo2 aria-hidden className="size-5" />} onClick={undo}>{t`Take it back`}</Button> : null}
    </>
  );
}

function Result({ result }: { result: NonNullable<ImportView['result']> }) {
  const { odometerReadings: readings, documents } = result;
  const there = result.alreadyThere + readings.alreadyThere;
  const out = result.leftOut + readings.leftOut;
  return (
    <Notice tone="good">
      {result.made > 0 || readings.made === 0 ? <p className="font-semibold"><Plural value={result.made} one="# fill-up went in." other="# fill-ups went in." /></p> : null}
      {readings.made > 0 ? <p className="font-semibold"><Plural value={readings.made} one="# odometer reading went in." other="# odometer readings went in." /></p> : null}
      {documents.made > 0 ? <p className="font-semibold"><Plural value={documents.made} one="# receipt came along." other="# receipts came along." /></p> : null}
      {there > 0 ? <p><Plural value={there} one="# was there already." other="# were there already." /></p> : null}
      {out > 0 ? <p><Plural value={out} one="# stayed out." other="# stayed out." /></p> : null}
      {documents.leftOut > 0 ? <p><Plural value={documents.leftOut} one="# receipt could not be taken." other="# receipts could not be taken." /></p> : null}
    </Notice>
  );
}

function Others({ others }: { others: ImportView['others'] }) {
  const { i18n } = useLingui();
  if (others.length === 0) return null;
  const why = (code: ImportView['others'][number]['reasonCode']) => {
    const words = reasonWords[code];
    return words ? ` – ${i18n._(words)}` : '';
  };
  return (
    <Notice>
      <p className="font-semibold"><Trans>These stay out for now:</Trans></p>
      <ul className="list-disc ps-5">{others.map((other) => <li key={`${other.kind} ${other.reasonCode}`}>{other.count} × {i18n._(otherWords[other.kind])}{why(other.reasonCode)}</li>)}</ul>
    </Notice>
  );
}

function Start({ file }: { file: ImportView }) {
  const { t } = useLingui();
  const change = useImportChange();
  const [skipBadRows, setSkip] = useState(false);
  const [busy, setBusy] = useState(false);
  const { counts, odometerReadings: readings } = file;
  if (!counts || !readings) return null;
  const bad = counts.bad + readings.bad;
  const fresh = counts.new + readings.new;
  const open = file.questions.some((question) => question.isRequired);
  const start = async () => {
    setBusy(true);
    await change(StartImportDocument, { input: { id: file.id, skipBadRows } }, (answer) => answer.startImport);
    setBusy(false);
  };
  return (
    <Card className="flex flex-col gap-3 p-5">
      <p className="text-lg font-bold"><Plural value={counts.new} one="# new fill-up" other="# new fill-ups" /></p>
      {readings.rows > 0 ? <p className="font-semibold"><Plural value={readings.new} one="# new odometer reading" other="# new odometer readings" /></p> : null}
      {readings.problems.map((problem) => <p key={`${problem.code}${problem.line ?? ''}`} className={problem.isError ? 'text-sm font-medium text-danger' : 'text-sm text-warn'}><Trans>Line {problem.line ?? ''}</Trans>: {problem.message}</p>)}
      {file.documents ? <Papers documents={file.documents} /> : null}
      {counts.alreadyThere > 0 ? <p className="text-muted"><Plural value={counts.alreadyThere} one="# is there already and stays as it is." other="# are there already and stay as they are." /></p> : null}
      {bad > 0 ? <Switch label={t`Leave rows with faults out`} hint={<Plural value={bad} one="# row has a fault, see below." other="# rows have faults, see below." />} checked={skipBadRows} onChange={setSkip} /> : null}
      <Button className="self-start" disabled={busy || open || fresh === 0 || (bad > 0 && !skipBadRows)} onClick={() => void start()}>{t`Take them in`}</Button>
      {open ? <p className="text-sm text-muted"><Trans>Answer what the file cannot tell first.</Trans></p> : null}
    </Card>
  );
}
