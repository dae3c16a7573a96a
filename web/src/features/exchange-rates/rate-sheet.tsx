import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { useRateChanges, type Refused } from '@/entities/exchange-rate/queries';
import { useViewer } from '@/entities/viewer/queries';
import type { DeviceDb } from '@/shared/lib/device-db';
import { todayIso } from '@/shared/lib/dates';
import { parseDecimal } from '@/shared/lib/decimal';
import { currencies } from '@/shared/lib/locale-choices';
import { useDraft } from '@/shared/lib/use-draft';
import { Button } from '@/shared/ui/button';
import { Field, Select } from '@/shared/ui/field';
import { KeptNote } from '@/shared/ui/kept-note';
import { Sheet } from '@/shared/ui/sheet';
import { showSnack } from '@/shared/ui/snackbar';

type RateDraft = { from: string; to: string; since: string; rate: string };

/** Asks what one of a currency is worth in another, and from which day on. */
export function RateSheet({ db, onClose }: { db: DeviceDb; onClose: () => void }) {
  const { t } = useLingui();
  const { preferences } = useViewer();
  const { set } = useRateChanges();
  const choices = currencies(preferences.locale, preferences.currency);
  const { draft, change, drop, isKept, startOver } = useDraft<RateDraft>(db, 'rate:new', () => (
    { from: choices.find(([code]) => code !== preferences.currency)?.[0] ?? 'EUR', to: preferences.currency, since: todayIso(), rate: '' }
  ));
  const { from, to, since, rate } = draft;
  const [refused, setRefused] = useState<Refused>(null);
  const [busy, setBusy] = useState(false);
  const type = (field: keyof RateDraft) => (event: { target: { value: string } }) => {
    change({ [field]: event.target.value });
    setRefused(null);
  };
  const fault = (field: string) => refused?.find((one) => one.field === field)?.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = parseDecimal(rate);
    if (typed.kind !== 'number') return setRefused([{ field: 'rate', message: t`Type digits only, for example ${(1.07).toLocaleString(preferences.locale)}.` }]);
    if (since === '') return setRefused([{ field: 'since', message: t`Choose a day.` }]);
    setBusy(true);
    try {
      const faults = await set({ from, to, since, rate: typed.text });
      if (faults === null) {
        await drop();
        showSnack({ message: t`Saved.` });
        return onClose();
      }
      setRefused(faults);
    } catch {
      setRefused([{ field: '', message: t`No connection. Try again with signal.` }]);
    }
    setBusy(false);
  };
  const options = choices.map(([code, name]) => <option key={code} value={code}>{code} · {name}</option>);
  return (
    <Sheet title={t`Set a rate`} closeLabel={t`Close`} onClose={onClose}>
      <form className="flex flex-col gap-5" onSubmit={(event) => void submit(event)} noValidate>
        {isKept ? <KeptNote onStartOver={startOver} /> : null}
        <Select label={t`One of`} value={from} error={fault('from')} onChange={type('from')}>{options}</Select>
        <Field label={t`Is worth`} inputMode="decimal" autoComplete="off" value={rate} error={fault('rate')} suffix={to} onChange={type('rate')} />
        <Select label={t`In`} value={to} error={fault('to')} onChange={type('to')}>{options}</Select>
        <Field type="date" label={t`From this day on`} value={since} error={fault('since')} hint={t`Until another rate of the two is set.`} onChange={type('since')} />
        {fault('') ? <p role="alert" className="font-medium text-danger">{fault('')}</p> : null}
        <Button type="submit" disabled={busy}><Trans>Save</Trans></Button>
      </form>
    </Sheet>
  );
}
