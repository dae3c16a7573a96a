import { describe, expect, it } from 'vitest';
import { niceScale } from './scale';

describe('the axis of a chart', () => {
  it('has round numbers around the values', () => {
    expect(niceScale([6.1, 7.9], false)).toEqual({ min: 6, max: 8, ticks: [6, 6.5, 7, 7.5, 8] });
    expect(niceScale([130, 480], true)).toEqual({ min: 0, max: 600, ticks: [0, 200, 400, 600] });
  });

  it('always has room, whatever it is given', () => {
    for (const values of [[], [0], [5], [-3], [1e9, 1e-9], [0.001, 0.0011], [7, 7, 7]]) {
      for (const fromZero of [true, false]) {
        const { min, max, ticks } = niceScale(values, fromZero);
        expect(max).toBeGreaterThan(min);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        for (const value of values) expect(value >= min && value <= max).toBe(true);
      }
    }
  });
});
