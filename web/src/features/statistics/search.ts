import * as v from 'valibot';
import { ranges } from '@/entities/statistics/queries';
import { energySources } from '@/entities/vehicle/words';

const rangeField = v.fallback(v.optional(v.picklist(ranges)), undefined);
const energyField = v.fallback(v.optional(v.picklist(energySources)), undefined);

/** What is chosen stands in the address, so that it is there after a reload, on the way back and in a link; the usual is left out. */
export const comparisonSearch = v.object({ range: v.optional(rangeField) });
export const statisticsSearch = v.object({ range: v.optional(rangeField), energy: v.optional(energyField) });
export type StatisticsSearch = v.InferOutput<typeof statisticsSearch>;
