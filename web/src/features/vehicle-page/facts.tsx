import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { decodeQuery, isDecodable } from '@/entities/catalog/queries';
import type { VehicleView } from '@/entities/vehicle/overlay';
import { energyWords, kindWords } from '@/entities/vehicle/words';
import { useFormat } from '@/entities/viewer/use-format';
import { IconButton } from '@/shared/ui/button';
import { Card } from '@/shared/ui/surface';

/** What is known about the vehicle itself. */
export function Facts({ vehicle }: { vehicle: VehicleView }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { averageEconomy, fillCount } = vehicle.fuelSummary;
  const decode = useQuery({ ...decodeQuery(vehicle.vin ?? ''), enabled: isDecodable(vehicle.vin) }).data;
  const rows: [string, string | number | null | undefined, DecodedValue?][] = [
    [t`Kind`, i18n._(kindWords[vehicle.kind])],
    [t`Year`, vehicle.year, decode?.modelYear],
    [t`Make`, vehicle.make, decode?.make],
    [t`Model`, vehicle.model, decode?.model],
    [t`Trim`, vehicle.trim, decode?.trim],
    [t`Engine`, vehicle.engine, decode?.engine],
    [t`Transmission`, vehicle.transmission, decode?.transmission],
    [t`Fuel`, vehicle.energySources.map((source) => i18n._(energyWords[source])).join(', ')],
    [t`Plate`, vehicle.licensePlate],
    [t`Fill-ups`, fillCount],
    [t`Average economy`, averageEconomy ? format.economy(averageEconomy) : null],
  ];
  return (
    <Card className="p-5">
      <h2 className="mb-3 font-bold"><Trans>Facts</Trans></h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
        {rows.filter(([, value]) => value !== null && value !== undefined && value !== '').map(([label, value, said]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="text-end font-medium break-words">{value}{decode && said !== undefined ? <Origin same={isSame(value, said)} /> : null}</dd>
          </div>
        ))}
      </dl>
      {vehicle.vin ? <Vin vin={vehicle.vin} /> : null}
      {vehicle.notes ? <p className="mt-4 border-t border-line pt-3 text-sm whitespace-pre-wrap">{vehicle.notes}</p> : null}
    </Card>
  );
}

type DecodedValue = { value: string } | null | undefined;

function isSame(value: string | number | null | undefined, said: DecodedValue): boolean {
  return said ? String(value ?? '').trim().toLowerCase() === said.value.trim().toLowerCase() : false;
}

/** Whether a fact came from the VIN or from a person. */
function Origin({ same }: { same: boolean }) {
  return <span className="block text-xs font-normal text-muted">{same ? <Trans>from the VIN</Trans> : <Trans>typed</Trans>}</span>;
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
