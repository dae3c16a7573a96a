import { Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import type { Confidence } from '@/gql/graphql';
import { Button } from '@/shared/ui/button';
import { Chip, Notice } from '@/shared/ui/surface';
import type { Decode } from './decode';

/** What the VIN says, with how sure that is. */
export function DecodePreview({ decode, onSuggestion }: { decode: Decode; onSuggestion: (vin: string) => void }) {
  const { t } = useLingui();
  const rows = [
    [t`Year`, decode.modelYear], [t`Make`, decode.make], [t`Model`, decode.model], [t`Trim`, decode.trim], [t`Body`, decode.bodyClass],
    [t`Engine`, decode.engine], [t`Transmission`, decode.transmission], [t`Drive`, decode.driveType], [t`Fuel`, decode.fuelType], [t`Built in`, decode.plant],
  ] as const;
  const problems = decode.problems.filter((problem) => problem.code !== 'CHECK_DIGIT');
  const { suggestedVin } = decode;
  return (
    <div className="flex flex-col gap-3">
      {problems.map((problem) => (
        <Notice key={`${problem.code}${problem.position ?? ''}`} tone="warn" icon={<TriangleAlert aria-hidden className="size-5" />}>{problem.message}</Notice>
      ))}
      {suggestedVin ? (
        <Button variant="secondary" className="self-start" onClick={() => onSuggestion(suggestedVin)}><Trans>Did you mean {suggestedVin}?</Trans></Button>
      ) : null}
      <dl className="grid gap-x-6 gap-y-2.5 rounded-md border border-line bg-surface-2 p-4 text-sm sm:grid-cols-2">
        {rows.map(([label, field]) => (
          <div key={label} className="flex items-center justify-between gap-3">
            <dt className="text-muted">{label}</dt>
            <dd className="flex min-w-0 items-center gap-2 text-end font-semibold">
              <span className="min-w-0 break-words">{field?.value ?? ''}</span>
              <ConfidenceChip confidence={field?.confidence ?? 'UNKNOWN'} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function ConfidenceChip({ confidence }: { confidence: Confidence }) {
  if (confidence === 'SURE') return <Chip tone="good"><Trans>Sure</Trans></Chip>;
  return confidence === 'LIKELY' ? <Chip tone="warn"><Trans>Likely</Trans></Chip> : <Chip><Trans>Unknown</Trans></Chip>;
}
