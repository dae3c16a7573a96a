import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Coins, Plus } from 'lucide-react';
import { useState } from 'react';
import { exchangeRatesQuery, useRateChanges, type ManualRate } from '@/entities/exchange-rate/queries';
import { useFormat } from '@/entities/viewer/use-format';
import type { DeviceDb } from '@/shared/lib/device-db';
import { BackButton } from '@/shared/ui/back-button';
import { Button } from '@/shared/ui/button';
import { Page, useFocusAfter } from '@/shared/ui/page';
import { LoadError } from '@/shared/ui/page-error';
import { showSnack } from '@/shared/ui/snackbar';
import { Card, EmptyState, Skeleton } from '@/shared/ui/surface';
import { BankRates } from './bank-rates';
import { RateSheet } from './rate-sheet';

/** What currencies are worth in each other for this garage; works with signal only. */
export function RatesPage({ db }: { db: DeviceDb }) {
  const { t } = useLingui();
  const { data, isError, error, refetch } = useQuery(exchangeRatesQuery());
  const { set, remove } = useRateChanges();
  const [adding, setAdding] = useState(false);
  useFocusAfter(data?.exchangeRates.length === 0);
  const maySet = data?.tenant.role === 'OWNER' || data?.tenant.role === 'MANAGER';
  const drop = async (rate: ManualRate) => {
    const { from, to, since, rate: value } = rate;
    const undo = async () => void (await set({ from, to, since, rate: value }));
    try {
      const refused = await remove(rate.id);
      showSnack(refused ? { message: refused[0]?.message ?? '' } : { message: t`Rate removed.`, action: { label: t`Undo`, run: undo } });
    } catch {
      showSnack({ message: t`No connection. Try again with signal.` });
    }
  };
  const add = <Button icon={<Plus aria-hidden className="size-5" />} onClick={() => setAdding(true)}><Trans>Set a rate</Trans></Button>;
  return (
    <Page title={t`Exchange rates`} narrow back={<BackButton to="/settings" />} actions={maySet && data && data.exchangeRates.length > 0 ? add : null}>
      <p className="mb-4 text-muted"><Trans>What was paid abroad stays as it was paid, and is shown in your currency beside it, at the rate of its day.</Trans></p>
      {isError ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {!data && !isError ? <Skeleton className="h-32" /> : null}
      {data ? (
        <div className="flex flex-col gap-6">
          <BankRates until={data.referenceRatesUntil ?? null} maySend={data.isAdministrator} />
          <section className="flex flex-col gap-3">
            <h2 className="text-lg font-bold"><Trans>Set by your garage</Trans></h2>
            {data.exchangeRates.length === 0 ? (
              <Card><EmptyState icon={<Coins aria-hidden className="size-10" />} title={t`No rates of your own`} action={maySet ? add : undefined}><Trans>Set one for what your bank really took. It goes before the European Central Bank's.</Trans></EmptyState></Card>
            ) : null}
            <ul className="flex flex-col gap-3">
              {data.exchangeRates.map((rate) => <li key={rate.id}><RateCard rate={rate} onRemove={maySet ? () => void drop(rate) : null} /></li>)}
            </ul>
          </section>
        </div>
      ) : null}
      {adding ? <RateSheet db={db} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function RateCard({ rate, onRemove }: { rate: ManualRate; onRemove: (() => void) | null }) {
  const { t } = useLingui();
  const format = useFormat();
  const { from, to } = rate;
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3 p-4 sm:p-5">
      <div>
        <h3 className="font-bold">1 {from} = {format.number(rate.rate, 10)} {to}</h3>
        <p className="text-sm text-muted"><Trans>From {format.date(rate.since)}</Trans></p>
      </div>
      {onRemove ? <Button variant="secondary" aria-label={t`Remove ${from} in ${to}`} onClick={onRemove}><Trans>Remove</Trans></Button> : null}
    </Card>
  );
}
