export type Scale = { min: number; max: number; ticks: number[] };

/** An axis of three to six round numbers around the values; from zero where areas are compared. */
export function niceScale(values: readonly number[], fromZero: boolean): Scale {
  if (values.length === 0) return { min: 0, max: 1, ticks: [0, 1] };
  const low = fromZero ? Math.min(0, ...values) : Math.min(...values);
  const high = Math.max(fromZero ? 0 : low, ...values);
  const span = high - low || Math.abs(high) || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const min = Math.floor(low / step) * step;
  const max = Math.max(Math.ceil(high / step) * step, min + step);
  const count = Math.round((max - min) / step);
  return { min, max, ticks: Array.from({ length: count + 1 }, (_, index) => Number((min + index * step).toPrecision(12))) };
}
