import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FileUp } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useRateChanges } from '@/entities/exchange-rate/queries';
import { useFormat } from '@/entities/viewer/use-format';
import { Button } from '@/shared/ui/button';
import { Card, Notice } from '@/shared/ui/surface';

type Told = { tone: 'good' | 'danger'; text: ReactNode };

/** How far the bank's rates reach; who looks after the server can send newer ones. */
export function BankRates({ until, maySend }: { until: string | null; maySend: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const { takeIn } = useRateChanges();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const send = async (file: File) => {
    setBusy(true);
    setTold(null);
    try {
      const { rates, refused } = await takeIn(file);
      setTold(refused ? { tone: 'danger', text: refused[0]?.message } : { tone: 'good', text: <Plural value={rates} one="# rate taken in." other="# rates taken in." /> });
    } catch {
      setTold({ tone: 'danger', text: t`That did not work. Try again.` });
    }
    setBusy(false);
  };
  return (
    <Card className="flex flex-col gap-3 p-4 sm:p-6">
      <h2 className="text-lg font-bold"><Trans>European Central Bank</Trans></h2>
      <p>{until === null ? <Trans>None of its rates are here yet.</Trans> : <Trans>Its rates are here up to {format.date(until)}.</Trans>}</p>
      {maySend ? (
        <>
          <p className="text-sm text-muted"><Trans>Download its reference rates as CSV, XML or zip (eurofxref) and send the file here. It then serves every garage of this server.</Trans></p>
          <Button variant="secondary" className="self-start" disabled={busy} icon={<FileUp aria-hidden className="size-5" />} onClick={() => input.current?.click()}>{busy ? t`Reading …` : t`Choose the file`}</Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.xml,.zip,text/csv,text/xml,application/xml,application/zip"
            aria-label={t`File of the European Central Bank`}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) void send(file);
            }}
          />
        </>
      ) : <p className="text-sm text-muted"><Trans>Who runs this server can take newer ones in.</Trans></p>}
      <div role="status">{told ? <Notice tone={told.tone}>{told.text}</Notice> : null}</div>
    </Card>
  );
}
