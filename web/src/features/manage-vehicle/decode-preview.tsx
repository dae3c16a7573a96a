import { Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import type { Confidence, DecodeVinQuery } from '@/gql/graphql';
import { Button } from '@/shared/ui/button';
import { Chip, Notice } from '@/shared/ui/surface';
import type { VehicleDraft } from './model';

export type Decode = NonNullable<DecodeVinQuery['decodeVin']>;

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

/** Takes the decoded facts over without touching what was typed already. */
export function withDecode(draft: VehicleDraft, decode: Decode | null | undefined): VehicleDraft {
  if (!decode) return draft;
  const value = (field: Decode['make']) => (field && field.confidence !== 'UNKNOWN' ? field.value : '');
  return {
    ...draft,
    year: draft.year || value(decode.modelYear),
    make: draft.make || value(decode.make),
    model: draft.model || value(decode.model),
    trim: draft.trim || value(decode.trim),
    engine: draft.engine || value(decode.engine),
    transmission: draft.transmission || value(decode.transmission),
    kind: decode.vehicleKind ?? draft.kind,
    energySources: decode.energySources.length > 0 ? [...decode.energySources] : draft.energySources,
    catalogMakeId: decode.make?.catalogId ? decode.make.catalogId : draft.catalogMakeId,
    catalogModelId: decode.model?.catalogId ? decode.model.catalogId : draft.catalogModelId,
  };
}
