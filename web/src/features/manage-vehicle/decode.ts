import type { DecodeVinQuery } from '@/gql/graphql';
import type { FromVin, VehicleDraft } from './model';

export type Decode = NonNullable<DecodeVinQuery['decodeVin']>;

const fields = ['year', 'make', 'model', 'trim', 'engine', 'transmission'] as const;

/** What a decode says about the form's fields; what it does not know is left out. */
function saidByVin(decode: Decode): FromVin {
  const found = fields.map((field) => [field, decode[field === 'year' ? 'modelYear' : field]] as const);
  const texts = Object.fromEntries(found.flatMap(([field, said]) => (said && said.confidence !== 'UNKNOWN' && said.value ? [[field, said.value]] : [])));
  return {
    ...texts,
    ...(decode.vehicleKind ? { kind: decode.vehicleKind } : {}),
    ...(decode.energySources.length > 0 ? { energySources: String(decode.energySources) } : {}),
  };
}

/** Takes the decoded facts over; what was typed stays, what an earlier VIN had said goes. */
export function withDecode(draft: VehicleDraft, decode: Decode | null | undefined): VehicleDraft {
  const fromVin = decode ? saidByVin(decode) : {};
  const before = draft.fromVin ?? {};
  const values = Object.fromEntries(fields.map((field) => {
    const typed = draft[field] !== '' && draft[field] !== before[field];
    return [field, typed ? draft[field] : (fromVin[field] ?? '')];
  }));
  const next = { ...draft, ...values, fromVin };
  if (!decode) return next;
  return {
    ...next,
    kind: decode.vehicleKind ?? draft.kind,
    energySources: decode.energySources.length > 0 ? [...decode.energySources] : draft.energySources,
    catalogMakeId: decode.make?.catalogId ? decode.make.catalogId : draft.catalogMakeId,
    catalogModelId: decode.model?.catalogId ? decode.model.catalogId : draft.catalogModelId,
  };
}
