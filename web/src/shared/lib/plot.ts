import { niceScale } from './scale';

/** Where points of a chart stand, in pixels of its plot. */
export type Plot = {
  height: number;
  /** The edges of what is drawn; labels stand outside of them. */
  left: number;
  right: number;
  top: number;
  bottom: number;
  ticks: readonly { label: string; y: number }[];
  /** From one point to the next. */
  step: number;
  x: (index: number) => number;
  y: (value: number) => number;
  /** The point under a place of the horizontal axis, or nearest to it. */
  indexAt: (x: number) => number;
};

type Wanted = {
  kind: 'line' | 'bars';
  /** How many points there are. */
  count: number;
  /** What the vertical axis has to hold. */
  values: readonly number[];
  width: number;
  /** A tick of the axis in as few characters as tell it: the unit stands above. */
  format: (value: number) => string;
};

const height = 220;
/** Room for the unit above the axis. */
const head = 30;
/** What a character of a label takes at the size of labels, rather too much than too little. */
const characterWidth = 7;
/** Between a label and what is drawn. */
export const labelGap = 6;

export function plotOf({ kind, count, values, width, format }: Wanted): Plot {
  const scale = niceScale(values, kind === 'bars');
  const labels = scale.ticks.map(format);
  const [top, bottom] = [head, height - 28];
  // Whatever the screen, a label is never cut: without its first digit it would lie.
  const left = Math.max(...labels.map((label) => label.length)) * characterWidth + labelGap + 2;
  const right = Math.max(left + 1, width - 10);
  const inner = right - left;
  const isBars = kind === 'bars';
  const step = isBars ? inner / count : inner / Math.max(1, count - 1);
  const y = (value: number) => top + ((scale.max - value) / (scale.max - scale.min)) * (bottom - top);
  const x = (index: number) => {
    if (isBars) return left + (index + 0.5) * step;
    return count === 1 ? left + inner / 2 : left + index * step;
  };
  const indexAt = (place: number) => {
    const steps = (place - left) / step;
    return Math.max(0, Math.min(count - 1, isBars ? Math.floor(steps) : Math.round(steps)));
  };
  const ticks = scale.ticks.map((tick, index) => ({ label: labels[index] ?? '', y: y(tick) }));
  return { height, left, right, top, bottom, ticks, step, x, y, indexAt };
}
