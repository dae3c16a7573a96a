import type { DecodeVinQuery } from '@/gql/graphql';
import type { FromVin, VehicleDraft, VinField } from './model';

export type Decode = NonNullable<DecodeVinQuery['decodeVin']>;

const fields: readonly VinField[] = ['year', 'make', 'model', 'trim', 'engine', 'transmission'];

/** What a decode says about the form's fields; what it does not know is left out. */
export function saidByVin(decode: Pick<Decode, 'modelYear' | 'make' | 'model' | 'trim' | 'engine' | 'transmission'>): FromVin {
  const found = fields.map((field) => [field, decode[field === 'year' ? 'modelYear' : field]] as const);
  return Object.fromEntries(found.flatMap(([field, said]) => (said && said.confidence !== 'UNKNOWN' && said.value ? [[field, said.value]] : [])));
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
