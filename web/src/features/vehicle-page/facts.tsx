import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useEconomies } from '@/entities/statistics/economies';
import { EconomyLines } from '@/entities/statistics/economy-lines';
import { vinFacts, type VehicleView, type VinFact } from '@/entities/vehicle/overlay';
import { energyWords, kindWords } from '@/entities/vehicle/words';
import { useFormat } from '@/entities/viewer/use-format';
import { IconButton } from '@/shared/ui/button';
import { Card } from '@/shared/ui/surface';

/** What is known about the vehicle itself. */
export function Facts({ vehicle }: { vehicle: VehicleView }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { averageEconomy, fillCount } = vehicle.fuelSummary;
  const economies = useEconomies(vehicle);
  const average = averageEconomy ? format.economy(averageEconomy) : null;
  const rows: [string, ReactNode, VinFact?][] = [
    [t`Kind`, i18n._(kindWords[vehicle.kind]), 'kind'],
    [t`Year`, vehicle.year, 'year'],
    [t`Make`, vehicle.make, 'make'],
    [t`Model`, vehicle.model, 'model'],
    [t`Trim`, vehicle.trim, 'trim'],
    [t`Engine`, vehicle.engine, 'engine'],
    [t`Transmission`, vehicle.transmission, 'transmission'],
    [t`Fuel`, vehicle.energySources.map((source) => i18n._(energyWords[source])).join(', '), 'energySources'],
    [t`Plate`, vehicle.licensePlate],
    [t`Fill-ups`, fillCount],
    [t`Average economy`, economies ? <EconomyLines economies={economies} /> : average],
  ];
  return (
    <Card className="p-5">
      <h2 className="mb-3 font-bold"><Trans>Facts</Trans></h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
        {rows.filter(([, value]) => value !== null && value !== undefined && value !== '').map(([label, value, field]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="text-end font-medium break-words">{value}{vehicle.vin && field ? <Origin vehicle={vehicle} field={field} /> : null}</dd>
          </div>
        ))}
      </dl>
      {vehicle.vin ? <Vin vin={vehicle.vin} /> : null}
      {vehicle.notes ? <p className="mt-4 border-t border-line pt-3 text-sm whitespace-pre-wrap">{vehicle.notes}</p> : null}
    </Card>
  );
}

/** Whether a fact came from the VIN or from a person. */
function Origin({ vehicle, field }: { vehicle: VehicleView; field: VinFact }) {
  // A copy saved by an older version of the app knows nothing of origins.
  const told = vehicle.fromVin?.includes(vinFacts[field]);
  return <span className="block text-xs font-normal text-muted">{told ? <Trans>from the VIN</Trans> : <Trans>typed</Trans>}</span>;
}

function Vin({ vin }: { vin: string }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(vin);
    setCopied(true);
  };
  return (
    <div className="mt-3 flex items-center justify-between gap-2 border-t border-line pt-2 text-sm">
      <span className="text-muted">{t`VIN`}</span>
      <span className="flex min-w-0 items-center gap-1">
        <span className="font-mono text-xs font-medium break-all">{vin}</span>
        <IconButton label={copied ? t`Copied` : t`Copy the VIN`} onClick={() => void copy()} className="size-11! -me-2">
          {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
        </IconButton>
      </span>
    </div>
  );
}
