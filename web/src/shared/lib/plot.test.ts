import { describe, expect, it } from 'vitest';
import { labelGap, plotOf } from './plot';

const format = (value: number) => `${value} km`;

describe('where points of a chart stand', () => {
  it('keeps bars clear of the labels of the axis', () => {
    const plot = plotOf({ kind: 'bars', count: 4, values: [250, 1000], width: 640, format });
    const longest = Math.max(...plot.ticks.map(({ label }) => label.length));
    expect(plot.left).toBeGreaterThan(longest * 6);
    expect(plot.x(0) - plot.step / 2).toBeCloseTo(plot.left);
    expect(plot.x(3) + plot.step / 2).toBeCloseTo(plot.right);
    expect(plot.y(0)).toBeCloseTo(plot.bottom);
    expect(plot.y(1000)).toBeCloseTo(plot.top);
  });

  it('finds the point under a finger, and the outermost beside the plot', () => {
    for (const kind of ['bars', 'line'] as const) {
      const plot = plotOf({ kind, count: 12, values: [3, 9], width: 310, format });
      for (let index = 0; index < 12; index += 1) expect(plot.indexAt(plot.x(index))).toBe(index);
      expect(plot.indexAt(-50)).toBe(0);
      expect(plot.indexAt(900)).toBe(11);
    }
  });

  it('stands a single point in the middle', () => {
    const plot = plotOf({ kind: 'line', count: 1, values: [7], width: 300, format });
    expect(plot.x(0)).toBeCloseTo((plot.left + plot.right) / 2);
    expect(plot.indexAt(plot.right)).toBe(0);
  });

  it('has room for the whole of its longest label, on the narrowest screen too', () => {
    for (const width of [120, 240, 640]) {
      const plot = plotOf({ kind: 'line', count: 5, values: [16.5, 17.5], width, format: (value) => value.toFixed(1) });
      const longest = Math.max(...plot.ticks.map(({ label }) => label.length));
      expect(plot.left - labelGap).toBeGreaterThan(longest * 6.7);
      expect(plot.right).toBeGreaterThan(plot.left);
    }
  });

  it('leaves room for the unit above the axis', () => {
    const plot = plotOf({ kind: 'line', count: 5, values: [7, 8], width: 310, format });
    expect(plot.top).toBeGreaterThanOrEqual(24);
  });
});
